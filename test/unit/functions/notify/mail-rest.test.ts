import { expect, it } from 'vitest';
import { notify } from '../../../../functions/notify/notify.ts';
import { type Mail, MailRefused, MailUnanswered } from '../../../../shared/messaging/mailer.ts';
import { letterOf } from '../../../support/items.ts';
import { addLetter } from '../../../support/letters.ts';
import { sendMessage } from '../../../support/queue-events.ts';
import { SimulatedQueue } from '../../../support/simulated-queue.ts';
import { startSystem } from '../../../support/system.ts';

const hours = 3_600_000;
const letters = 300;
const ids = Array.from({ length: letters }, (_, at) => `kemensos_W-${String(at + 1).padStart(6, '0')}`);

/** So many letters are queued while the mail service is down for six hours; then it is back. */
async function outage(trouble: () => Error) {
  const { store, clock, deps } = await startSystem();
  const queue = new SimulatedQueue(clock);
  const backAt = clock.now.getTime() + 6 * hours;
  const sent: Mail[] = [];
  let inVain = 0;
  let mostReceivedBefore = 0;
  const send = async (mail: Mail): Promise<string> => {
    if (clock.now.getTime() < backAt) {
      inVain += 1;
      throw trouble();
    }
    sent.push(mail);
    return `mail-${sent.length}`;
  };
  for (const id of ids) {
    await addLetter(store, { sk: id.slice('kemensos_'.length) });
    await queue.send(sendMessage(id));
  }
  for (let record = queue.receive(); record; record = queue.receive()) {
    const { batchItemFailures } = await notify({ Records: [record] }, { ...deps, queue, mailer: { send } });
    if (batchItemFailures.length === 0) queue.remove(record.messageId);
    if (clock.now.getTime() < backAt) mostReceivedBefore = queue.mostReceived;
  }
  const allSentAfterMs = clock.now.getTime() - backAt;
  const states = await Promise.all(ids.map(async (id) => (await letterOf(store, id)).state));
  return { inVain, sent, states, allSentAfterMs, mostReceivedBefore, counts: deps.report.counts };
}

it.each([
  ['pauses the account', () => new MailRefused('later')],
  ['cannot be reached', () => new MailRefused('retry')],
  ['does not answer', () => new MailUnanswered('no answer')],
])(
  'while the mail service %s for six hours, few calls go out, nothing is given up, and then all is sent',
  async (name, trouble) => {
    const { inVain, sent, states, allSentAfterMs, mostReceivedBefore } = await outage(trouble);
    console.info(
      `${name}: ${letters} letters, ${inVain} calls in vain, a message came at most ${mostReceivedBefore} times ` +
        `before it was back, all sent ${Math.round(allSentAfterMs / 60_000)} minutes after`,
    );
    expect(inVain).toBeLessThanOrEqual(30);
    expect(mostReceivedBefore).toBeLessThan(50);
    expect(new Set(states)).toEqual(new Set(['sent']));
    expect(sent).toHaveLength(letters);
  },
);

it('one mail that is not answered, or too many at once, stop nobody else', async () => {
  const { store, deps } = await startSystem();
  for (const sk of ['W-000001', 'W-000002', 'W-000003']) await addLetter(store, { sk });
  deps.mailer.fail(new MailUnanswered('no answer'), new MailRefused('soon'));
  const queue = new SimulatedQueue({ now: deps.now() });
  for (const id of ids.slice(0, 3)) {
    await queue.send(sendMessage(id));
    const record = queue.receive();
    if (record) await notify({ Records: [record] }, deps);
    if (record) queue.remove(record.messageId);
  }
  expect(deps.mailer.sent.map(({ tag }) => tag)).toEqual([ids[2]]);
});
