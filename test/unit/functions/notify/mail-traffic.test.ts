import { expect, it } from 'vitest';
import { MailRefused, MailUnanswered } from '../../../../shared/messaging/mailer.ts';
import {
  letters,
  mailboxes,
  mailsPerSecond,
  nameOf,
  playTraffic,
  type Queued,
  type Service,
} from '../../../support/mail-traffic.ts';

const minute = 60_000;
const hour = 60 * minute;
const everyone = letters(2_000);

it('2,000 letters keep the rate of an account that throttles, and hardly any is refused', async () => {
  const taken: number[] = [];
  const throttles: Service = (_, ms) => {
    const lastSecond = taken.filter((at) => at > ms - 1000);
    if (lastSecond.length >= mailsPerSecond) throw new MailRefused('soon');
    taken.push(ms);
  };
  const { tries, queue } = await playTraffic(everyone, throttles, 2);
  const sent = tries.filter((one) => one.taken);
  const seconds = Math.max(...sent.map(({ ms }) => ms)) / 1000;
  const ofRate = sent.length / seconds / mailsPerSecond;
  const refused = 1 - sent.length / tries.length;
  console.info(
    `throttled at ${mailsPerSecond}/s: ${sent.length} letters at ${ofRate.toFixed(2)} of the rate, ` +
      `${(100 * refused).toFixed(1)} % refused`,
  );
  expect(new Set(sent.map(({ letter }) => letter)).size).toBe(everyone.length);
  expect([sent.length, queue.dead.length]).toEqual([everyone.length, 0]);
  expect(ofRate).toBeGreaterThan(0.9);
  expect(refused).toBeLessThan(0.01);
});

it.each([
  ['pauses the account', () => new MailRefused('later')],
  ['cannot be reached', () => new MailRefused('retry')],
  ['does not answer', () => new MailUnanswered('no answer')],
])(
  'while the mail service %s for six hours, few calls go out, nothing is given up, and then all is sent',
  async (name, trouble) => {
    const backAt = 6 * hour;
    const isDown: Service = (_, ms) => {
      if (ms < backAt) throw trouble();
    };
    const { tries, queue } = await playTraffic(everyone, isDown, 12);
    const sent = tries.filter((one) => one.taken);
    const inVain = tries.length - sent.length;
    const minutes = Math.ceil((Math.max(...sent.map(({ ms }) => ms)) - backAt) / minute);
    console.info(
      `${name}: ${everyone.length} letters, ${inVain} calls in vain, a message came at most ` +
        `${queue.mostReceived} times, ${queue.dead.length} dead, all sent ${minutes} minutes after`,
    );
    expect(inVain).toBeLessThanOrEqual(30);
    expect(queue.mostReceived).toBeLessThan(50);
    expect(queue.dead).toEqual([]);
    expect(new Set(sent.map(({ letter }) => letter)).size).toBe(everyone.length);
    expect(sent).toHaveLength(everyone.length);
  },
);

/** Six hours of an ordinary day: letters at each full hour to a third of the offices, and one every five minutes. */
function day(): Queued[] {
  const [broken = { office: 'desk', mailbox: 'desk' }, ...others] = mailboxes;
  const hourly = [0, 1, 2, 3, 4, 5].flatMap((at) =>
    [broken, ...others.filter((_, place) => place % 3 === at % 3)].map((office) => ({
      ...{ ...office, sk: `W-00000${at}`, atMs: at * hour },
    })),
  );
  const single = Array.from({ length: 72 }, (_, at) => ({
    ...(at % 3 === 0 ? broken : (others[at % others.length] ?? broken)),
    ...{ sk: `R-letter${at}-1`, atMs: (at * 5 + 2) * minute },
  }));
  return [...hourly, ...single];
}

/** Milliseconds until each letter of the other mailboxes is taken, the shortest first. */
async function delaysBeside(trouble: (() => Error) | undefined): Promise<number[]> {
  const broken = mailboxes[0]?.mailbox;
  const all = day();
  const fails: Service = ({ tag = '' }) => {
    if (trouble && tag.startsWith(`${broken}_`)) throw trouble();
  };
  const { tries } = await playTraffic(all, fails, 9);
  const takenAt = new Map(tries.filter((one) => one.taken).map(({ letter, ms }) => [letter, ms]));
  return all
    .filter(({ mailbox }) => mailbox !== broken)
    .map((letter) => (takenAt.get(nameOf(letter)) ?? Number.POSITIVE_INFINITY) - letter.atMs)
    .sort((a, b) => a - b);
}

const p99 = (delays: readonly number[]): number => delays[Math.floor(0.99 * (delays.length - 1))] ?? 0;

it.each([
  ['is refused for good', () => new MailRefused('never')],
  ['is refused for now', () => new MailRefused('soon')],
  ['is refused for reasons that nobody knows', () => new MailRefused('retry')],
  ['gets no answer', () => new MailUnanswered('no answer')],
])(
  'where all that goes to one mailbox %s for six hours, the others hear as soon as ever',
  async (name, trouble) => {
    const [without, beside] = [await delaysBeside(undefined), await delaysBeside(trouble)];
    const ratio = p99(beside) / p99(without);
    console.info(
      `one mailbox ${name}: p99 of the ${beside.length} letters to others ${p99(beside)} ms, ` +
        `${p99(without)} ms without it, ratio ${ratio.toFixed(2)}`,
    );
    expect(ratio).toBeLessThan(1.5);
  },
);
