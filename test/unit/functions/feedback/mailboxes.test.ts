import { beforeEach, describe, expect, it } from 'vitest';
import { feedback } from '../../../../functions/feedback/feedback.ts';
import { claimLetter } from '../../../../shared/storage/letters.ts';
import { type DirectoryEntry, findOffice } from '../../../../shared/storage/offices.ts';
import { moveMailbox } from '../../../support/directory.ts';
import { addLetter, kemensosLetter as id } from '../../../support/letters.ts';
import { mailEvent } from '../../../support/mail-events.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
  await addLetter(system.store);
  await claimLetter(system.store, id, system.clock.now);
});

const monday = '2026-11-23T02:00:00.000Z';
const soonAfter = '2026-11-24T01:59:59.000Z';
const tuesday = '2026-11-24T02:00:00.000Z';
const wednesday = '2026-11-25T02:00:00.000Z';

type Told = Parameters<typeof mailEvent>[1];
const hear = (kind: string, at: string, more: Told = {}) =>
  feedback(mailEvent(kind, { at, ...more }), system.deps);
const bounce = (at: string, more: Told = {}) => hear('Bounce', at, more);
async function office(): Promise<DirectoryEntry> {
  const entry = await findOffice(system.store, 'kemensos');
  if (!entry) throw new Error('no such office');
  return entry;
}
const notWorking = () => system.deps.report.counts['MailboxesNotWorking'] ?? 0;

it('one refusal is noted, and the mailbox counts as working', async () => {
  await bounce(monday);
  expect(await office()).toMatchObject({ bouncedAt: monday });
  expect(await office()).not.toHaveProperty('notWorkingSince');
  expect(notWorking()).toBe(0);
});

it('two refusals a day apart mark it as not working, and the log names the office', async () => {
  await bounce(monday);
  await bounce(soonAfter);
  expect(notWorking()).toBe(0);
  await bounce(tuesday);
  expect(await office()).toMatchObject({ bouncedAt: monday, notWorkingSince: tuesday });
  expect(notWorking()).toBe(1);
  expect(system.deps.report.lines.at(-1)).toBe(
    JSON.stringify({ event: 'mailbox-not-working', office: 'kemensos' }),
  );
});

it('so they do in the other order, and each told twice', async () => {
  for (const at of [tuesday, monday, tuesday, monday]) await bounce(at);
  expect(await office()).toMatchObject({ bouncedAt: monday, notWorkingSince: tuesday });
  expect(notWorking()).toBe(1);
});

it('a soft bounce or a complaint closes no mailbox', async () => {
  for (const at of [monday, tuesday, wednesday]) {
    await bounce(at, { bounceType: 'Transient' });
    await hear('Complaint', at);
  }
  expect(await office()).not.toHaveProperty('bouncedAt');
});

it('a delivery clears what was refused before it', async () => {
  await bounce(monday);
  await bounce(tuesday);
  await hear('Delivery', wednesday);
  expect(await office()).not.toHaveProperty('bouncedAt');
  expect(await office()).not.toHaveProperty('notWorkingSince');
});

it('a delivery from before the last refusal, heard late, clears nothing', async () => {
  await bounce(monday);
  await bounce(wednesday);
  await hear('Delivery', tuesday);
  expect(await office()).toMatchObject({ bouncedAt: monday, notWorkingSince: wednesday });
});

it('what becomes of letters to an earlier address changes nothing', async () => {
  await bounce(monday);
  await moveMailbox(system.store, 'kemensos');
  const moved = await office();
  await bounce(wednesday);
  await hear('Delivery', wednesday);
  expect(await office()).toEqual(moved);
  await hear('Delivery', wednesday, { addressVersion: 2 });
  expect(await office()).not.toHaveProperty('bouncedAt');
});

describe('of several letters', () => {
  const days = [monday, tuesday, wednesday];
  const [first, second, third] = ['kemensos_W-000001', 'kemensos_W-000002', 'kemensos_W-000003'] as const;
  beforeEach(async () => {
    for (const letter of [second, third])
      await addLetter(system.store, { sk: letter.slice('kemensos_'.length) });
  });

  it.each([
    ['told again', true],
    ['heard of only then', false],
  ])('a refusal from before a delivery, %s, does not count', async (_, isKnown) => {
    if (isKnown) await bounce(monday, { letter: first });
    await hear('Delivery', tuesday, { letter: second });
    await bounce(monday, { letter: first });
    await bounce(wednesday, { letter: third });
    expect(await office()).toMatchObject({ bouncedAt: wednesday });
    expect(await office()).not.toHaveProperty('notWorkingSince');
  });

  it('those that a server takes and refuses a minute later count as refused', async () => {
    for (const [at, letter] of [first, second, third].entries()) {
      await hear('Delivery', days[at] ?? '', { letter });
      await bounce((days[at] ?? '').replace(':00.000', ':59.000'), { letter });
    }
    expect(await office()).toMatchObject({ bouncedAt: '2026-11-23T02:00:59.000Z' });
    expect(await office()).toHaveProperty('notWorkingSince');
    await hear('Delivery', '2026-11-30T02:00:00.000Z', { letter: first });
    expect(await office()).not.toHaveProperty('notWorkingSince');
  });
});

it('a delivery says that a marked mailbox works again, once, and one that worked says nothing', async () => {
  await bounce(monday);
  await bounce(tuesday);
  const said = system.deps.report.lines.length;
  for (const letter of [id, id]) await hear('Delivery', wednesday, { letter });
  const later = '2026-11-26T02:00:00.000Z';
  await hear('Delivery', later);
  const works = JSON.stringify({ event: 'mailbox-works-again', office: 'kemensos' });
  expect(system.deps.report.lines.slice(said)).toEqual([works]);
  expect(notWorking()).toBe(1);
});

it('the moment of a refusal is the one that the bounce names, before that of the event', async () => {
  const event = mailEvent('Bounce', { at: monday }) as { time: string };
  await feedback({ ...event, time: wednesday }, system.deps);
  expect(await office()).toMatchObject({ bouncedAt: monday });
});
