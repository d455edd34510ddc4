import { expect, it } from 'vitest';
import type { Mail, Mailer } from '../../../../shared/messaging/mailer.ts';
import { pacedMailer } from '../../../../shared/messaging/paced-mailer.ts';
import { VirtualTime } from '../../../support/virtual-time.ts';

/** Mails a second that the account may send, of which letters take 95 %: see infra/letters.ts. */
const rate = 20;
const letters = 2_000;
const everyMs = Math.ceil(2_000 / (rate * 0.95));
const mail: Mail = { from: 'a', to: 'b', subject: 'c', text: 'd', html: 'e', reference: 'f' };

/** Two processes send all of it; what SES refuses, because the last second was full, is sent again. */
async function play(sendMs: number, isPaced: boolean) {
  const time = new VirtualTime();
  const taken: number[] = [];
  let refused = 0;
  const ses: Mailer = {
    send: async () => {
      const begin = time.now();
      await time.pause(sendMs);
      if (taken.slice(-rate).filter((at) => at > begin - 1000).length >= rate) throw new Error('throttled');
      taken.push(begin);
      return 'id';
    },
  };
  let left = letters;
  const process = async (): Promise<void> => {
    const mailer = isPaced ? pacedMailer(ses, { everyMs, now: time.now, pause: time.pause }) : ses;
    while (left > 0) {
      left -= 1;
      await mailer.send(mail).catch(() => {
        refused += 1;
        left += 1;
      });
    }
  };
  await time.run(Promise.all([process(), process()]));
  return { sent: taken.length, refused, ofRate: taken.length / (time.now() / 1000) / rate };
}

it.each([30, 60, 95])(
  'keeps the rate of the account, and is refused nothing: %i ms a send',
  async (sendMs) => {
    const { sent, refused, ofRate } = await play(sendMs, true);
    expect({ sent, refused }).toEqual({ sent: letters, refused: 0 });
    expect(ofRate).toBeGreaterThan(0.9);
    expect(ofRate).toBeLessThan(1);
  },
);

it('is needed: without it, many are refused', async () => {
  const { sent, refused } = await play(30, false);
  expect(sent).toBe(letters);
  expect(refused / (sent + refused)).toBeGreaterThan(0.3);
});
