import { feedback } from '../../../functions/feedback/feedback.ts';
import { gather } from '../../../functions/gather/gather.ts';
import { mailEvent } from '../mail-events.ts';
import { closeWeek, momentIn } from '../mondays.ts';
import { openBrowser } from '../office-browser.ts';
import { plainBody, troubledBody } from '../people.ts';
import { startSystem, type TestSystem } from '../system.ts';
import { pointsOf } from './logged.ts';
import type { Point } from './metrics.ts';

const [week, next] = ['2026-W48', '2026-W49'] as const;

type Step = readonly [service: string, at: Date, act: (system: TestSystem) => Promise<unknown>];

const tick = ({ deps, clock }: TestSystem) => gather({ scheduledAt: clock.now.toISOString() }, deps);

async function tellDelivered({ deps }: TestSystem): Promise<void> {
  for (const { tag } of deps.mailer.sent.splice(0))
    if (tag) await feedback(mailEvent('Delivery', { letter: tag }), deps);
}

/** Two people apply, their offices hear of it, and Monday tells the week: nothing goes wrong. */
const steps: readonly Step[] = [
  ['enroll', momentIn(week, 2, 9), (system) => system.enroll(plainBody())],
  ['enroll', momentIn(week, 2, 9), (system) => system.enroll(troubledBody())],
  ['dispatch', momentIn(week, 2, 9), (system) => system.pump()],
  ['notify', momentIn(week, 2, 9), (system) => system.deliver()],
  ['gather', momentIn(week, 2, 12), tick],
  ['notify', momentIn(week, 2, 12), (system) => system.deliver()],
  ['feedback', momentIn(week, 2, 12), tellDelivered],
  [
    'office',
    momentIn(week, 2, 13),
    (system) => openBrowser(system).postJson('/office/code', { mailbox: 'kemlu' }),
  ],
  ['reconcile', momentIn(week, 3, 5), (system) => system.reconcile()],
  ['summarize', momentIn(week, 7, 6), (system) => closeWeek(system, week)],
  ['notify', momentIn(week, 7, 6), (system) => system.deliver()],
  ['feedback', momentIn(week, 7, 7), tellDelivered],
  ['gather', momentIn(next, 0, 9), tick],
];

/** What all functions write in a week in which nothing goes wrong, as if at one moment. */
export async function playCalmWeek(at: number): Promise<Point[]> {
  const system = await startSystem();
  const points: Point[] = [];
  for (const [service, now, act] of steps) {
    system.clock.now = now;
    const written = await pointsOf(service, at, (report) => {
      Object.assign(system.deps, { report });
      return act(system);
    });
    points.push(...written);
  }
  return points;
}
