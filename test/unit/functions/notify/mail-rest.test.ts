import { beforeEach, expect, it } from 'vitest';
import { notify } from '../../../../functions/notify/notify.ts';
import { MailRefused, MailUnanswered } from '../../../../shared/messaging/mailer.ts';
import { addLetter } from '../../../support/letters.ts';
import { queueEvent, sendMessage } from '../../../support/queue-events.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const unanswered = new MailUnanswered('no answer');
const [first, second, third] = ['W-000001', 'W-000002', 'W-000003'];
const done = { batchItemFailures: [] };

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
  for (const office of ['kemensos', 'desk'])
    for (const sk of [first, second, third]) await addLetter(system.store, { mailbox: office, office, sk });
});
const deliver = (...ids: string[]) => notify(queueEvent(...ids.map(sendMessage)), system.deps);
const mails = () => system.deps.mailer.sent.map(({ tag }) => tag);

it('one mail that is not answered, or too many at once, stop nobody else', async () => {
  system.deps.mailer.fail(unanswered, new MailRefused('soon'));
  for (const sk of [first, second, third]) await deliver(`kemensos_${sk}`);
  expect(mails()).toEqual([`kemensos_${third}`]);
});

it('three that are not answered stop their own mailbox, and no other, without an alarm', async () => {
  await addLetter(system.store, { sk: 'W-000004' });
  system.deps.mailer.fail(unanswered, unanswered, unanswered);
  for (const sk of [first, second, third]) await deliver(`kemensos_${sk}`);
  expect((await deliver('kemensos_W-000004')).batchItemFailures).toHaveLength(1);
  expect(system.deps.report.lines.join()).toContain('mailbox-rests');
  expect(system.deps.report.counts['MailRests']).toBeUndefined();
  expect(await deliver(`desk_${first}`)).toEqual(done);
  expect(mails()).toEqual([`desk_${first}`]);
});

it('three that are not answered, of two mailboxes, stop everybody, and an alarm rings', async () => {
  system.deps.mailer.fail(unanswered, unanswered, unanswered);
  for (const id of [`kemensos_${first}`, `desk_${first}`, `kemensos_${second}`]) await deliver(id);
  expect((await deliver(`desk_${second}`)).batchItemFailures).toHaveLength(1);
  expect(mails()).toEqual([]);
  expect(system.deps.report.counts).toMatchObject({ MailRests: 1 });
});

it('one paused account stops everybody at once', async () => {
  system.deps.mailer.fail(new MailRefused('later'));
  await deliver(`kemensos_${first}`);
  expect((await deliver(`desk_${first}`)).batchItemFailures).toHaveLength(1);
  expect(mails()).toEqual([]);
});
