import type { MetricOf } from '../../shared/observing/metrics.ts';
import type { Report } from '../../shared/observing/report.ts';
import type { FoundCanary } from '../../shared/storage/canaries.ts';

/** In the order in which they are taken: the first that is missing is the one to repair. */
const notTaken = {
  referred: 'CanariesNotReferred',
  lettered: 'CanariesNotLettered',
  delivered: 'CanariesNotDelivered',
} as const satisfies Readonly<Record<string, MetricOf<'canary'>>>;
const steps = Object.keys(notTaken) as (keyof typeof notTaken)[];

/** Counts who came out at the other end, and at which step the others stayed. */
export function judge(found: readonly FoundCanary[], report: Report) {
  // What followed from one that was taken away meanwhile tells nothing.
  const whole = found.filter((one) => one.steps.accepted);
  const missing = whole.flatMap((one) => {
    const step = steps.find((each) => !one.steps[each]);
    if (step === undefined) return [];
    report.count(notTaken[step]);
    report.log('canary-missing', { step, letter: one.letter });
    return [step];
  });
  const arrived = whole.length - missing.length;
  if (arrived > 0) report.count('CanariesArrived', arrived);
  return { arrived, missing };
}
