import { minuteOf, type Tally, unpackTally } from '../../shared/statement/tally.ts';
import type { WeekEntry } from '../../shared/statement/week-count.ts';

type Group = { readonly key: string; readonly found: Set<string>; broken: boolean };

/**
 * The submissions, stored before the moment, of which a choice has neither referral nor check. Entries come sorted, a
 * submission's own behind what followed from it (`C`, `D`, `R`, `S`), so that one is kept in memory at a time. Of a
 * submission with an entry that cannot be read nothing is known.
 */
export async function* withoutReferral(
  entries: AsyncIterable<WeekEntry>,
  before: string,
  unreadable: (error: unknown) => void,
): AsyncIterable<string> {
  const until = minuteOf(new Date(before));
  let group: Group = { key: '', found: new Set(), broken: false };
  for await (const entry of entries) {
    const [person, submission = ''] = entry.sort.split('#');
    const key = `${person}#${submission}`;
    if (key !== group.key) group = { key, found: new Set(), broken: false };
    const tally = readTally(entry, group, unreadable);
    if (tally?.kind === 'R' || tally?.kind === 'C') group.found.add(tally.program);
    if (tally?.kind !== 'S' || tally.minute >= until || group.broken) continue;
    if (tally.programs.some((program) => !group.found.has(program))) yield submission;
  }
}

function readTally(
  { tally }: WeekEntry,
  group: Group,
  unreadable: (error: unknown) => void,
): Tally | undefined {
  try {
    return unpackTally(tally);
  } catch (error) {
    group.broken = true;
    unreadable(error);
    return undefined;
  }
}
