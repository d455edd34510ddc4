import { expect } from 'vitest';
import type { StatementPart } from '../../shared/statement/statement.ts';
import { flowsOf, type Recounted, standingOf } from './recount.ts';

/** Not what is told week by week only. */
export const isToldOverWeeks = (name: string): boolean =>
  !/^(need|need-training|in|handover|first-answer):/.test(name);

/** What happened in several weeks. */
function overWeeks(truths: readonly Recounted[]): Recounted {
  const sums: Recounted = {};
  for (const truth of truths)
    for (const [name, count] of Object.entries(flowsOf(truth)))
      if (isToldOverWeeks(name)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

const byState = (truth: Recounted): Recounted =>
  Object.fromEntries(Object.entries(truth).filter(([name]) => name === 'open' || name.startsWith('state:')));

/** The newest part of a row of statements against recounts of every week until then, the oldest first. */
export function expectPart(part: StatementPart, truths: readonly Recounted[], week: string): void {
  const [now = {}, before = {}, ...earlier] = truths.toReversed();
  const four = truths.length > 1 ? [before, ...earlier.slice(0, 3)] : [];
  expect(standingOf(part.closing, week)).toEqual(standingOf(now));
  expect(part.opening).toEqual(byState(before));
  expect(part.total).toEqual(overWeeks(truths));
  expect(part.fourWeeks).toEqual({ weeks: four.length, sums: overWeeks(four) });
}
