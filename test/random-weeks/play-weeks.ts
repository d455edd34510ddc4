import type { Host } from '../../local/host.ts';
import { ofKind } from '../../local/scan-table.ts';
import { diceOf } from '../../local/week/dice.ts';
import { weeksFrom } from '../support/composed-weeks.ts';
import { Applicants } from './applicants.ts';
import { checkFigures, checkLetters, checkStatement, readBooks } from './check.ts';
import { putAside } from './dead-letters.ts';
import { pendingKills } from './kills.ts';
import { goOn, type Played, playWeek } from './play.ts';

type Wish = {
  readonly firstWeek: string;
  readonly count: number;
  readonly seed: number;
  readonly say: (line: string) => void;
};

export type Totals = {
  weeks: number;
  submissions: number;
  /** Requests of somebody who had applied before, or of the same form once more. */
  again: number;
  refused: number;
  answers: number;
  /** What applicants asked with their receipts, and it was possible. */
  asked: number;
  /** Processes that were ended at a call. */
  kills: number;
  /** Mondays at which dispatch stood still. */
  paused: number;
  letters: number;
  /** Emails beyond the first of a letter, each of an attempt whose outcome nobody knew. */
  sentAgain: number;
  /** Work that was put aside, and went well when it was repeated. */
  putAside: number;
  problems: number;
  ok: boolean;
};

const nothing: Totals = {
  ...{ weeks: 0, submissions: 0, again: 0, refused: 0, answers: 0, asked: 0, kills: 0, paused: 0 },
  ...{ letters: 0, sentAgain: 0, putAside: 0, problems: 0, ok: true },
};

/** Plays so many weeks, and after each Monday compares every figure with the records. */
export async function playWeeks(host: Host, { firstWeek, count, seed, say }: Wish): Promise<Totals> {
  const applicants = new Applicants(host, seed);
  const totals = { ...nothing };
  const played: Played[] = [];
  for (const [at, week] of weeksFrom(firstWeek, count).entries()) {
    const weekSeed = seed * 1000 + at;
    const before = { ...totals };
    played.push(await playWeek(host, week, { applicants, dice: diceOf(weekSeed) }));
    const problems = await examine(host, played, totals);
    Object.assign(totals, counted(host, applicants, played));
    totals.problems += problems.length;
    totals.ok = totals.problems === 0;
    for (const problem of problems) console.log(problem);
    say(`${week} seed ${weekSeed}: ${inWords(totals, before)}`);
  }
  return totals;
}

async function examine(host: Host, played: readonly Played[], totals: Totals): Promise<string[]> {
  const weeks = played.map(({ week }) => week);
  const lagging = played.filter(({ paused }) => paused).map(({ week }) => week);
  const asideOnMonday = await putAside(host);
  const books = await readBooks(host, weeks);
  const problems = [...checkStatement(books, lagging), ...checkFigures(books, lagging)];
  const week = weeks.at(-1) ?? '';
  await goOn(host, week);
  const aside = await putAside(host);
  const { rows } = await readBooks(host, []);
  const letters = checkLetters({ rows }, host, week);
  totals.submissions = ofKind(rows, 'submission').length;
  Object.assign(totals, { letters: letters.letters, sentAgain: letters.again });
  totals.putAside += asideOnMonday.count + aside.count;
  return [...asideOnMonday.problems, ...problems, ...letters.problems, ...aside.problems];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const counted = (host: Host, applicants: Applicants, played: readonly Played[]): Partial<Totals> => ({
  weeks: played.length,
  again: applicants.again,
  refused: applicants.refused,
  asked: applicants.receipts.asked,
  answers: sum(played.map(({ answers }) => answers)),
  kills: sum(played.map(({ armed }) => armed)) - pendingKills(host),
  paused: played.filter(({ paused }) => paused).length,
});

function inWords(now: Totals, before: Totals): string {
  const more = (
    name: 'submissions' | 'again' | 'refused' | 'answers' | 'asked' | 'kills' | 'problems' | 'paused',
  ) => now[name] - before[name];
  const parts = [
    `${more('submissions')} submissions, ${more('again')} requests again`,
    `${more('refused')} not covered`,
    `${more('answers')} answers, ${more('asked')} requests by receipt`,
    `${more('kills')} processes ended`,
    ...(more('paused') > 0 ? ['dispatch stood still over Monday'] : []),
    more('problems') === 0 ? 'adds up' : `${more('problems')} PROBLEMS`,
  ];
  return parts.join(', ');
}
