import { expect, it } from 'vitest';
import { notify } from '../../../../functions/notify/notify.ts';
import { type Mail, MailRefused, MailUnanswered } from '../../../../shared/messaging/mailer.ts';
import { applyNews, type Letter } from '../../../../shared/storage/letters.ts';
import { letterOf } from '../../../support/items.ts';
import { addLetter, kemensosLetter as id } from '../../../support/letters.ts';
import { Lifeline, mortalMailer, mortalQueue, mortalTable } from '../../../support/lifeline.ts';
import { sendMessage } from '../../../support/queue-events.ts';
import { SimulatedQueue } from '../../../support/simulated-queue.ts';
import { startSystem } from '../../../support/system.ts';

type Weather = 'fine' | 'answer lost' | 'throttled' | 'answers lost';
type Case = { readonly life: Lifeline; readonly weather: Weather; readonly heard: boolean };
type End = {
  readonly mails: readonly Mail[];
  readonly letter: Letter;
  readonly counts: Readonly<Record<string, number>>;
};

/** A mail service that takes every mail, and whose answers may be lost; `heard`: its events arrive. */
function service({ weather, heard }: Case, hear: () => Promise<unknown>) {
  const mails: Mail[] = [];
  let calls = 0;
  const send = async (mail: Mail): Promise<string> => {
    calls += 1;
    if (weather === 'throttled' && calls === 1) throw new MailRefused('later');
    mails.push(mail);
    if (heard) await hear();
    if (weather === 'answers lost' || (weather === 'answer lost' && calls === 1))
      throw new MailUnanswered('lost');
    return `mail-${calls}`;
  };
  return { mails, send };
}

/** One letter, delivered until nothing is left in the queue; whoever is killed is followed by another run. */
async function play(one: Case): Promise<End> {
  const { store, clock, deps } = await startSystem();
  const { life } = one;
  const queue = new SimulatedQueue(clock);
  const mailer = service(one, () => applyNews(store, id, 'sent'));
  const mortal = {
    ...deps,
    table: mortalTable(store, life),
    queue: mortalQueue(queue, life),
    mailer: mortalMailer(mailer, life),
  };
  await addLetter(store);
  await queue.send(sendMessage(id));
  let deliveries = 0;
  for (let record = queue.receive(); record; record = queue.receive()) {
    deliveries += 1;
    if (deliveries > 60) throw new Error('the letter never comes to rest');
    const { batchItemFailures } = await notify({ Records: [record] }, mortal);
    if (!life.isDead && batchItemFailures.length === 0) queue.remove(record.messageId);
    life.revive();
  }
  return { mails: mailer.mails, letter: await letterOf(store, id), counts: deps.report.counts };
}

function judge({ mails, letter, counts }: End, { weather, heard }: Case): void {
  expect(mails.length).toBeGreaterThanOrEqual(1);
  expect(mails.length).toBeLessThanOrEqual(letter.attempt);
  expect(new Set(mails.map(({ reference }) => reference)).size).toBe(1);
  if (mails.length > 1) expect(counts['LettersSentAgain']).toBeGreaterThanOrEqual(1);
  if (heard) expect(mails).toHaveLength(1);
  if (weather === 'answers lost' && !heard) {
    expect(letter).toMatchObject({ state: 'ambiguous', attempt: 3 });
    expect(counts['LettersUnsettled']).toBeGreaterThanOrEqual(1);
  } else {
    expect(letter.state).toBe('sent');
    expect(letter.attempt).toBeLessThanOrEqual(3);
  }
}

const weathers: readonly Weather[] = ['fine', 'answer lost', 'throttled', 'answers lost'];
const cases = weathers.flatMap((weather) =>
  [false, true].flatMap((heard) => (['before', 'after'] as const).map((when) => ({ weather, heard, when }))),
);

it.each(cases)(
  'killed $when any call, with the weather $weather and events heard: $heard, the letter arrives, at most twice, counted',
  async ({ weather, heard, when }) => {
    let calls = Number.POSITIVE_INFINITY;
    let kills = 0;
    for (let dieAt = 1; dieAt <= calls; dieAt += 1) {
      const one = { life: new Lifeline(dieAt, when), weather, heard };
      const end = await play(one);
      judge(end, one);
      if (one.life.calls < dieAt) calls = one.life.calls;
      else kills += 1;
    }
    expect(kills).toBeGreaterThanOrEqual(4);
  },
);

it('undisturbed, a letter goes once in its first attempt', async () => {
  const end = await play({ life: new Lifeline(0, 'before'), weather: 'fine', heard: false });
  expect(end.mails).toHaveLength(1);
  expect(end.letter).toMatchObject({ state: 'sent', attempt: 1 });
});
