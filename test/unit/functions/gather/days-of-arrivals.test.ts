import { describe, expect, it } from 'vitest';
import { gather } from '../../../../functions/gather/gather.ts';
import { enrollmentFor } from '../../../../local/week/people.ts';
import { inOfficeHours } from '../../../../shared/calendar/office-hours.ts';
import { officeKey } from '../../../../shared/storage/keys.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { askFor } from '../../../support/asking.ts';
import type { DirectoryChanges } from '../../../support/directory.ts';
import { all, letterOf, weekly } from '../../../support/items.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const mailbox = 'disnaker-32-12';
const zone = 'Asia/Jakarta';

/** Each tick asks every office of the directory: one is enough here. */
async function startWithOneOffice(directory?: DirectoryChanges): Promise<TestSystem> {
  const system = await startSystem(directory && { directory });
  for (const { id } of system.deps.catalog.offices)
    if (id !== 'disnaker@32.12') await system.store.remove(officeKey(id));
  return system;
}

const tickAt = (at: number, { deps }: TestSystem) =>
  gather({ scheduledAt: new Date(at).toISOString() }, deps);

/** One request every six minutes from midnight in Jakarta, for 24 hours; `meanwhile` runs after each. */
async function dayOfArrivals(
  system: TestSystem,
  midnight: string,
  bodyOf: (number: number) => unknown,
  meanwhile: (at: number) => Promise<unknown>,
): Promise<number[]> {
  const arrivals = Array.from({ length: 240 }, (_, n) => Date.parse(midnight) + n * 6 * minuteMs);
  for (const [number, at] of arrivals.entries()) {
    system.clock.now = new Date(at);
    expect((await system.enroll(bodyOf(number + 1))).statusCode).toBe(201);
    await system.pump();
    await meanwhile(at);
  }
  return arrivals;
}

const plain = (number: number) =>
  enrollmentFor(number, {
    ...{ targetGroup: 'purna', choices: [{ program: 'padat-karya' }], district: '32.12' },
  });

async function lettersTo(mailboxId: string, { store }: TestSystem) {
  const letters = await all(store.query({ partition: `L#${mailboxId}` }));
  return Promise.all(letters.map(({ sk }) => letterOf(store, `${mailboxId}_${sk}`)));
}

/** The moment at which each arrival was told, oldest first. */
const toldAt = (letters: Awaited<ReturnType<typeof lettersTo>>): number[] =>
  letters.flatMap(({ tick, counts }) => Array.from({ length: counts.new }, () => Date.parse(tick)));

function officeMinutes(from: number, to: number): number {
  let minutes = 0;
  for (let at = from; at < to; at += minuteMs) if (inOfficeHours(new Date(at), zone)) minutes += 1;
  return minutes;
}

describe('one request every six minutes for 24 hours', () => {
  it.each([
    ['a Wednesday', '2026-11-24T17:00:00Z', 4],
    ['a Friday, before a weekend', '2026-11-26T17:00:00Z', 4],
    ['a Saturday', '2026-11-27T17:00:00Z', 0],
    ['the day before a holiday and a weekend', '2026-12-22T17:00:00Z', 4],
  ])('makes few letters, and leaves none untold after four office hours: %s', async (_, midnight, most) => {
    const system = await startWithOneOffice();
    const hourly = (at: number) => (at % hourMs === 0 ? tickAt(at, system) : Promise.resolve());
    const arrivals = await dayOfArrivals(system, midnight, plain, hourly);
    const end = Date.parse(midnight) + 24 * hourMs;
    expect(await lettersTo(mailbox, system)).toHaveLength(most);
    for (let at = end; at <= end + 6 * 24 * hourMs; at += hourMs) await tickAt(at, system);
    const letters = await lettersTo(mailbox, system);
    expect(letters.length).toBeLessThanOrEqual(most + 1);
    const told = toldAt(letters);
    expect(told).toHaveLength(240);
    const waits = arrivals.map((arrival, n) => officeMinutes(arrival, told[n] ?? Number.NaN));
    expect(Math.max(...waits)).toBeLessThanOrEqual(4 * 60);
    expect(arrivals.every((arrival, n) => arrival <= (told[n] ?? 0))).toBe(true);
  });

  it('made a letter each where nothing gathers: cases of people in trouble do not wait', async () => {
    const system = await startSystem();
    const troubled = (number: number) => ({ ...troubledBody(), ...onlyIdentity(enrollmentFor(number)) });
    await dayOfArrivals(system, '2026-11-24T17:00:00Z', troubled, async () => undefined);
    expect(await lettersTo('kemlu', system)).toHaveLength(240);
  });

  it('makes a letter for each that comes in office hours where the office has no rhythm', async () => {
    const system = await startWithOneOffice({ 'disnaker@32.12': { rhythmHours: 0 } });
    await dayOfArrivals(system, '2026-11-24T17:00:00Z', plain, (at) => tickAt(at, system));
    expect(await lettersTo(mailbox, system)).toHaveLength(100);
  });
});

const onlyIdentity = ({ submissionId, nik, phone, name }: ReturnType<typeof enrollmentFor>) => ({
  ...{ submissionId, nik, phone, name },
});

describe('a need that changes hands is told to its new owner', () => {
  const newIn = async (mailboxId: string, system: TestSystem) =>
    (await lettersTo(mailboxId, system)).map(({ counts }) => counts.new);
  const theOne = async ({ store }: TestSystem) => {
    const { submissions, referrals } = await weekly(store);
    const [[submission], [referral]] = [submissions, referrals];
    if (!submission || !referral) throw new Error('nothing was stored');
    return { submission, referral };
  };
  const start = async () => {
    const system = await startSystem();
    await system.enroll(plainBody());
    await system.pump();
    await tickAt(system.clock.now.getTime(), system);
    expect(await newIn(mailbox, system)).toEqual([1]);
    system.clock.now = new Date('2026-11-25T03:30:00Z');
    return system;
  };

  it('when its office hands it over, and to the first one again when it comes back', async () => {
    const system = await start();
    const decline = { action: 'decline', reason: 'other-district' } as const;
    await answerAsOwner(system, (await theOne(system)).referral, { ...decline, next: 'disnaker@32.09' });
    await tickAt(Date.parse('2026-11-25T04:00:00Z'), system);
    expect(await newIn('disnaker-32-09', system)).toEqual([1]);
    system.clock.now = new Date('2026-11-25T04:30:00Z');
    await answerAsOwner(system, (await theOne(system)).referral, { ...decline, next: 'disnaker@32.12' });
    await tickAt(Date.parse('2026-11-25T05:00:00Z'), system);
    expect(await newIn(mailbox, system)).toEqual([1, 1]);
  });

  it('when the person says that no help came, and another office has it now', async () => {
    const system = await start();
    const { referral, submission } = await theOne(system);
    await answerAsOwner(system, referral, { action: 'accept' });
    await answerAsOwner(system, referral, { action: 'close', outcome: 'trained' });
    await system.pump();
    const no = { kind: 'confirm', choice: 1, answer: 'no', closure: 2 } as const;
    await askFor(system.store, submission, no, system.clock.now);
    await system.pump();
    const { office, state } = (await theOne(system)).referral;
    expect([office === 'disnaker@32.12', state]).toEqual([false, 'pending']);
    await tickAt(Date.parse('2026-11-25T05:00:00Z'), system);
    expect(await newIn(system.deps.catalog.office(office).mailbox, system)).toEqual([1]);
    expect(await newIn(mailbox, system)).toEqual([1]);
  });
});
