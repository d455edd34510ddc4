import { minuteOf, unpackTally } from '../../shared/statement/tally.ts';
import type { WeekEntry } from '../../shared/statement/week-count.ts';

/**
 * The submissions, stored before the moment, of which a choice has neither referral nor check. Entries come sorted, a
 * submission's own behind what followed from it (`C`, `D`, `R`, `S`), so that one is kept in memory at a time.
 */
export async function* withoutReferral(
  entries: AsyncIterable<WeekEntry>,
  before: string,
): AsyncIterable<string> {
  const until = minuteOf(new Date(before));
  let current = '';
  let found = new Set<string>();
  for await (const { sort, tally: packed } of entries) {
    const [person, submission = ''] = sort.split('#');
    if (`${person}#${submission}` !== current) found = new Set();
    current = `${person}#${submission}`;
    const tally = unpackTally(packed);
    if (tally.kind === 'R' || tally.kind === 'C') found.add(tally.program);
    if (tally.kind !== 'S' || tally.minute >= until) continue;
    if (tally.programs.some((program) => !found.has(program))) yield submission;
  }
}
