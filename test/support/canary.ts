import { canary, type Hourly, type Waited } from '../../functions/canary/canary.ts';
import type { CanaryDeps } from '../../functions/canary/deps.ts';
import { enroll } from '../../functions/enroll/enroll.ts';
import { feedback } from '../../functions/feedback/feedback.ts';
import { mailEvent } from './mail-events.ts';
import { answerTo, request } from './requests.ts';
import type { TestSystem } from './system.ts';

/** What may be out of order on the way. */
export type Trouble = {
  /** Nobody answers at the door. */
  readonly door?: true;
  /** The stream is not read. */
  readonly dispatch?: true;
  /** The queue is not read. */
  readonly queue?: true;
  /** Nobody hears what became of mails. */
  readonly feedback?: true;
};

/** The way of what was sent, as stream, queue and mail service would take it; `dispatch` may fail on it. */
export async function carryOn(system: TestSystem, trouble: Trouble = {}): Promise<void> {
  if (trouble.dispatch) return;
  await system.pump().catch(() => undefined);
  if (trouble.queue) return;
  const before = system.deps.mailer.sent.length;
  await system.deliver();
  if (trouble.feedback) return;
  for (const { tag: letter } of system.deps.mailer.sent.slice(before)) {
    await feedback(mailEvent('Send', { letter }), system.deps);
    await feedback(mailEvent('Delivery', { letter }), system.deps);
  }
}

/** The canary beside a system on doubles: what it sends goes to `enroll`, and moves on while it waits. */
export const canaryDeps = (system: TestSystem, trouble: Trouble = {}): CanaryDeps => ({
  ...system.deps,
  secret: system.deps.canarySecret,
  post: async (body, headers) => {
    if (trouble.door) return 0;
    const asked = request('POST /enrollments', {
      ...{ at: system.clock.now, body },
      headers: { 'content-type': 'application/json', ...headers },
    });
    return (await answerTo(asked, (one) => enroll(one, system.deps))).statusCode;
  },
  pause: () => carryOn(system, trouble),
});

/** Called by the clock, and the rest of the hour. */
export async function hourly(system: TestSystem, trouble: Trouble = {}): Promise<Hourly> {
  const scheduledAt = system.clock.now.toISOString();
  const answer = (await canary({ scheduledAt }, canaryDeps(system, trouble))) as Hourly;
  await carryOn(system, trouble);
  return answer;
}

export const waited = async (system: TestSystem, trouble: Trouble = {}): Promise<Waited> =>
  (await canary({ wait: true }, canaryDeps(system, trouble))) as Waited;

export const passHour = ({ clock }: TestSystem): void => {
  clock.now = new Date(clock.now.getTime() + 60 * 60 * 1000);
};
