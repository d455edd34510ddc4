import { beforeEach, describe, expect, it } from 'vitest';
import { feedback } from '../../../../functions/feedback/feedback.ts';
import { claimLetter, markAmbiguous, markSent } from '../../../../shared/storage/letters.ts';
import { all, letterOf } from '../../../support/items.ts';
import { addLetter, kemensosLetter as id } from '../../../support/letters.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
  await addLetter(system.store);
  await claimLetter(system.store, id, system.clock.now);
});

const event = (eventType: string, letter?: string) => ({
  source: 'aws.ses',
  'detail-type': `Email ${eventType}`,
  detail: {
    eventType,
    mail: {
      messageId: 'mail-1',
      destination: ['kemensos@kantor.example'],
      tags: { 'ses:configuration-set': ['letters'], ...(letter && { letter: [letter] }) },
    },
  },
});
const hear = (eventType: string) => feedback(event(eventType, id), system.deps);
const state = async () => (await letterOf(system.store, id)).state;

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((first, at) => permutations(list.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}

describe('whatever the order of events, and however often each comes', () => {
  it.each([
    [['Send', 'Delivery'], 'delivered'],
    [['Send', 'Bounce'], 'bounced'],
    [['Send', 'Delivery', 'Bounce'], 'bounced'],
    [['Send', 'Delivery', 'Complaint'], 'complained'],
    [['Send', 'Delivery', 'Bounce', 'Complaint'], 'complained'],
    [['Send', 'Reject'], 'rejected'],
  ])('%j end %s', async (kinds, end) => {
    for (const order of permutations(kinds)) {
      const { store, clock, deps } = await startSystem();
      await addLetter(store);
      await claimLetter(store, id, clock.now);
      for (const kind of [...order, ...order]) await feedback(event(kind, id), deps);
      await markSent(store, id, 1, 'mail-1');
      expect([order, (await letterOf(store, id)).state]).toEqual([order, end]);
    }
  });
});

it('news settles an attempt of unknown outcome, and takes the letter from the list of the unsent', async () => {
  await markAmbiguous(system.store, id, 1);
  const unsent = () => all(system.store.query({ index: 'byOffice', partition: 'LETTERS' }));
  expect(await unsent()).toHaveLength(1);
  await hear('Send');
  expect(await state()).toBe('sent');
  expect(await unsent()).toEqual([]);
});

it('counts what became of letters, once', async () => {
  for (const kind of ['Delivery', 'Send', 'Delivery', 'Bounce', 'Bounce']) await hear(kind);
  expect(system.deps.report.counts).toEqual({ LettersDelivered: 1, LettersBounced: 1 });
});

describe('passed over are', () => {
  it.each([
    ['opens and clicks', 'Open', id],
    ['a delay', 'DeliveryDelay', id],
    ['mails that are no letters', 'Delivery', undefined],
    ['letters that do not exist', 'Delivery', 'kemensos_W-000099'],
    ['tags that are no names of letters', 'Delivery', 'nothing'],
  ])('%s', async (_, kind, letter) => {
    await feedback(event(kind, letter), system.deps);
    if (letter === undefined)
      await feedback({ ...event(kind), detail: { eventType: kind, mail: {} } }, system.deps);
    expect(await state()).toBe('claimed');
    expect(system.deps.report.counts).toEqual({});
  });
});

it('never logs an address', async () => {
  await hear('Open');
  await hear('Bounce');
  expect(system.deps.report.lines.join()).not.toContain('kantor.example');
});

it('does not understand an event of somebody else', async () => {
  await expect(feedback({ ...event('Delivery'), source: 'aws.s3' }, system.deps)).rejects.toThrow();
});
