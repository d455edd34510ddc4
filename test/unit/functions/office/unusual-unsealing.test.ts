import { randomBytes } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { watchUnsealing } from '../../../../functions/office/watch-unsealing.ts';
import { enrollmentFor } from '../../../../local/week/people.ts';
import { needsOf, signInAs } from '../../../support/office-browser.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const onTheList = 24;
let system: TestSystem;
let session: Parameters<typeof watchUnsealing>[1]['session'];

beforeAll(async () => {
  system = await startSystem();
  const choices = [{ program: 'padat-karya' }];
  for (let seed = 1; seed <= onTheList; seed += 1)
    await system.enroll(enrollmentFor(seed, { targetGroup: 'purna', choices, district: '32.12' }));
  await system.pump();
});

beforeEach(() => {
  const expires = system.clock.now.getTime() + 8 * 60 * 60_000;
  const csrf = randomBytes(9).toString('base64url');
  session = { office: 'disnaker@32.12', addressVersion: 1, initials: 'SA', csrf, expires };
});

const persons = (count: number): string[] =>
  Array.from({ length: count }, () => randomBytes(16).toString('base64url'));
const reported = (): number => system.deps.report.counts['UnusualUnsealing'] ?? 0;

/** Opens them one by one, at that minute of the session; how often it was reported. */
async function open(seen: readonly string[], minute = 0, by = session): Promise<number> {
  const before = reported();
  const at = new Date(system.clock.now.getTime() + minute * 60_000);
  for (const person of seen) await watchUnsealing([person], { session: by, at }, system.deps);
  return reported() - before;
}

describe('opening persons', () => {
  it('is usual up to 30 in an hour, however short the list, and each person counts once', async () => {
    const desk = { ...session, office: 'desk' };
    const seen = persons(30);
    expect(await open([...seen, ...seen], 0, desk)).toBe(0);
    expect(await open(persons(1), 0, desk)).toBe(1);
  });

  it('is usual up to one and a half times what stands on the office’s list', async () => {
    expect(await open(persons(36))).toBe(0);
    expect(await open(persons(1))).toBe(1);
  });

  it('is reported again only when the count has grown by half', async () => {
    expect(await open(persons(55))).toBe(1);
    expect(await open(persons(1))).toBe(1);
  });

  it('is reported anew in a later hour, whatever was told before', async () => {
    expect(await open(persons(60))).toBe(2);
    expect(await open(persons(36), 120)).toBe(0);
    expect(await open(persons(1), 120)).toBe(1);
  });

  it('is usual where the same number is spread over more than an hour', async () => {
    expect(await open(persons(36))).toBe(0);
    expect(await open(persons(36), 71)).toBe(0);
    expect(await open(persons(1), 80)).toBe(1);
  });

  it('counts all that stand on a call sheet at once, and in one session only', async () => {
    await watchUnsealing(persons(36), { session, at: system.clock.now }, system.deps);
    expect(await open(persons(30), 0, { ...session, csrf: 'another' })).toBe(0);
    expect(await open(persons(1))).toBe(1);
  });

  it('leaves in the log the office and two numbers, and in the table nothing that names a person', async () => {
    const seen = persons(37);
    await open(seen);
    const line = system.deps.report.lines.filter((one) => one.includes('unusual-unsealing')).at(-1) ?? '';
    expect(JSON.parse(line)).toEqual({
      event: 'unusual-unsealing',
      office: 'disnaker@32.12',
      persons: 37,
      listed: 24,
    });
    const items = JSON.stringify(system.store.everything().filter(({ kind }) => kind === 'seen'));
    for (const person of seen) expect(items).not.toContain(person);
    expect(items).not.toContain(session.csrf);
  });

  it('counts persons that pages and call sheets show', async () => {
    const { browser } = await signInAs(system, 'disnaker-32-12');
    const kept = () =>
      system.store
        .everything()
        .filter(({ kind }) => kind === 'seen')
        .flatMap((item) => Object.values(item))
        .flat().length;
    const before = kept();
    const [need] = await needsOf({ browser } as Parameters<typeof needsOf>[0]);
    await browser.page(`/office/referrals/${need?.id}`);
    const after = kept();
    expect(after).toBeGreaterThan(before);
    await browser.page('/office/list?print=1');
    expect(kept()).toBe(after + onTheList - 1);
  });
});
