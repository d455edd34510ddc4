import { shardCount } from '../../shared/storage/keys.ts';
import type { Quantities } from './play-week.ts';

/** How people come: a tenth of a month on one campaign day, a fifth of it in its hour, three times its mean in a minute. */
const peak = { day: 0.1, hour: 0.2, minute: 3 };
/** Beside each acceptance: a tenth comes twice, a fifth is refused (docs/cost.md); a form is opened, a status looked at. */
const posts = 1.3;
const pages = 2;
const officeSeconds = 22 * 9 * 3600;

export type Load = ReturnType<typeof loadOf>;

/** What a month of so many accepted people asks of each part, by what one of them was measured to ask. */
export function loadOf(month: number, measured: Quantities) {
  const { accepted: all = 1 } = measured;
  const each = (name: string): number => (measured[name] ?? Number.NaN) / all;
  const aSecond = ((month * peak.day * peak.hour) / 3600) * peak.minute;
  const week = (month * 7) / 30;
  /** Three a need, twice as many in an office's busiest minute. */
  const answers = (month * each('needs') * 3 * 2) / officeSeconds;
  return {
    ...{ aSecond, aDay: month * peak.day, week },
    ...{ posts: aSecond * posts, pages: aSecond * pages },
    units: aSecond * each('write units, by `enroll` and `dispatch`') + answers * known.unitsAnAnswer,
    weekPartition: aSecond * each('of them in the hottest partition of a week') + answers / shardCount,
    listPartition: aSecond * each("of them in the hottest partition of an office's list"),
    /** It grows with the kinds of what happened. */
    statementKb: ((measured['bytes of the statement'] ?? Number.NaN) / 1000) * (week / all) ** 0.1,
    needs: week * each('needs'),
    largestOffice: week * each('needs of the largest office'),
    answers,
  };
}

/** Measured by other benches, or counted in them (docs/performance.md, docs/cost.md); `wait` is assumed. */
export const known = {
  /** Seconds that a call takes: CPU at its share of a core, and waiting. */
  enrollSeconds: 0.008,
  /** One of them in the index of weeks (`bench:cost`). */
  unitsAnAnswer: 4.2,
  dispatchSeconds: 0.036,
  pageSeconds: 0.004,
  answerSeconds: 0.037,
  coldSeconds: 0.2,
  /** Of an entry of the index of weeks, on a core (`bench:week`). */
  entrySeconds: 3e-6,
  entriesAPerson: 3.4,
  weeksRead: 14,
  /** Of an entry of an office's list, read as an item, at 512 MB. */
  listEntrySeconds: (17e-6 * 1769) / 512,
  /** Weeks for which a need stays open. */
  weeksOpen: 3,
  /** Of a hundred people one is in trouble: a letter at once. */
  lettersAtOnce: 0.01,
  /** Of a hundred calls one is a cold start. */
  cold: 0.01,
} as const;
