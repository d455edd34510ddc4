import { beforeEach, describe, expect, it } from 'vitest';
import { feedback } from '../../../../functions/feedback/feedback.ts';
import { claimLetter, markAmbiguous } from '../../../../shared/storage/letters.ts';
import { all, letterOf } from '../../../support/items.ts';
import { addLetter, kemensosLetter as id } from '../../../support/letters.ts';
import { mailEvent } from '../../../support/mail-events.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
  await addLetter(system.store);
  await claimLetter(system.store, id, system.clock.now);
});

const hear = (eventType: string) => feedback(mailEvent(eventType), system.deps);
const state = async () => (await letterOf(system.store, id)).state;

it.each([
  ['Send', 'sent'],
  ['DeliveryDelay', 'sent'],
  ['Delivery', 'delivered'],
  ['Bounce', 'bounced'],
  ['Complaint', 'complained'],
  ['Reject', 'rejected'],
  ['Rendering Failure', 'rejected'],
])('%s alone makes a letter %s', async (kind, end) => {
  await hear(kind);
  expect(await state()).toBe(end);
});

it.each(['Transient', 'Undetermined'])('a bounce that is %s is a soft one', async (bounceType) => {
  await feedback(mailEvent('Bounce', { bounceType }), system.deps);
  expect(await state()).toBe('soft-bounced');
  await hear('Delivery');
  expect(await state()).toBe('delivered');
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
  for (const kind of ['DeliveryDelay', 'Delivery', 'Send', 'Delivery', 'Bounce', 'Bounce', 'Complaint'])
    await hear(kind);
  expect(system.deps.report.counts).toEqual({
    ...{ LettersDelayed: 1, LettersDelivered: 1 },
    ...{ LettersBounced: 1, LettersComplained: 1 },
  });
});

it('says which letters came back and why, and nothing of those that went', async () => {
  for (const kind of ['Send', 'Delivery']) await hear(kind);
  expect(system.deps.report.lines).toEqual([]);
  await hear('Bounce');
  const told = { letter: id, news: 'bounced', reason: 'Permanent/General' };
  expect(system.deps.report.lines).toContain(JSON.stringify({ event: 'letter-came-back', ...told }));
});

it('counts what came back for a while, and what was refused after it was taken', async () => {
  await feedback(mailEvent('Bounce', { bounceType: 'Transient' }), system.deps);
  await hear('Reject');
  expect(system.deps.report.counts).toEqual({ LettersSoftBounced: 1, LettersRejected: 1 });
});

describe('passed over are', () => {
  it.each([
    ['opens and clicks', 'Open', {}],
    ['mails that are no letters', 'Delivery', { letter: undefined }],
    ['letters that do not exist', 'Delivery', { letter: 'kemensos_W-000099' }],
    ['tags that are no names of letters', 'Delivery', { letter: 'nothing' }],
    ['mails that were sent with another configuration set', 'Delivery', { configurationSet: 'other' }],
  ])('%s', async (_, kind, told) => {
    const before = system.store.everything();
    await feedback(mailEvent(kind, told), system.deps);
    expect(system.store.everything()).toEqual(before);
    expect(system.deps.report.counts).toEqual({});
    expect(system.deps.report.lines.join()).toContain('mail-event-ignored');
  });

  it('mails without any tag', async () => {
    const detail = { eventType: 'Delivery', mail: {} };
    await feedback({ source: 'aws.ses', detail }, system.deps);
    expect(await state()).toBe('claimed');
  });
});

it('never logs an address', async () => {
  for (const kind of ['Open', 'Bounce', 'Complaint', 'DeliveryDelay']) await hear(kind);
  expect(system.deps.report.lines).not.toEqual([]);
  expect(system.deps.report.lines.join()).not.toContain('kantor.example');
});

it('does not understand an event of somebody else', async () => {
  await expect(feedback({ ...mailEvent('Delivery'), source: 'aws.s3' }, system.deps)).rejects.toThrow();
});
