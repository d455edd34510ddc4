import fc from 'fast-check';
import { previousWeek } from '../../shared/calendar/week.ts';
import { catalog } from '../../shared/catalog/current.ts';
import type { State } from '../../shared/referral/states.ts';
import { weeksBack } from '../../shared/statement/cohorts.ts';
import { type Tally, unpackTally } from '../../shared/statement/tally.ts';
import type { WeekEntry } from '../../shared/statement/week-count.ts';
import { entryOf } from './tallies.ts';

export const theWeek = '2026-W48';
export const fourteenWeeks = weeksBack(theWeek);

/** An entry of one of the fourteen weeks. */
export type Dated = WeekEntry & { readonly week: string };

const about = { district: '32.12', group: 'purna', minute: '2026-11-25T02:00Z' };
const standing = { dueBefore: '2026-11-30', due: '2026-11-30', office: 'kemenkop', owner: 'kemenkop' };
type Ids = { readonly person: string; readonly submission: string };

export const applied = (ids: Ids, programs: readonly string[], plan = '', back = 4): Dated =>
  dated(back, ids, 'S', {
    ...{ kind: 'S', ...about, sex: 'f', ageBand: '30-39', programs, plan, placement: '' },
  });

export const referred = (
  ids: Ids,
  program: string,
  { kind = 'R' as 'R' | 'C', state = 'pending' as State, back = 4 } = {},
) =>
  dated(back, ids, `${kind}#${program}`, {
    ...{ kind, ...about, sex: 'f', ageBand: '30-39', program, trainingType: '' },
    ...{ office: 'kemenkop', state, due: '2026-11-30' },
  });

export const answered = (
  ids: Ids,
  program: string,
  number: number,
  to: State,
  outcome = '',
  back = 0,
): Dated =>
  dated(back, ids, `D#R#${program}#2026#${number}`, {
    ...{ kind: 'D', of: 'R', ...about, ...standing, program, action: to === 'closed' ? 'close' : 'accept' },
    ...{ from: 'pending', to, outcome, trainingType: '', reason: '', incentive: '', firstAnswer: '' },
  });

export const confirmed = (
  ids: Ids,
  program: string,
  closure: number,
  number: number,
  answer: 'yes' | 'not-yet',
) =>
  dated(0, ids, `F#${program}#${closure}#${number}`, {
    ...{ kind: 'F', ...about, program, closure: String(closure), answer },
  });

const dated = (back: number, ids: Ids, rest: string, tally: Tally): Dated => ({
  ...entryOf(ids, rest, tally),
  week: fourteenWeeks[back] ?? previousWeek(fourteenWeeks.at(-1) ?? ''),
});

const programs = ['ttg', 'padat-karya', 'perlindungan'];
const outcomes = [
  'trained',
  'formal-placement',
  'partly-helped',
  'not-reachable',
  'not-genuine',
  'withdrawn',
];
const anyState = fc.constantFrom<State>('pending', 'accepted', 'scheduled', 'waiting', 'closed');

/** What may be written of one submission in fourteen weeks, whether or not a life cycle would allow it. */
const course = fc
  .record({
    person: fc.constantFrom('p1', 'p10', 'p2', 'p3'),
    asked: fc.subarray(programs, { minLength: 1 }),
    plan: fc.constantFrom('', 'home', 'abroad-household'),
    back: fc.nat(14),
    answers: fc.array(
      fc.tuple(fc.constantFrom(...programs), anyState, fc.constantFrom(...outcomes), fc.nat(13)),
    ),
    said: fc.array(
      fc.tuple(
        fc.constantFrom(...programs),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('yes' as const, 'not-yet' as const),
      ),
      { maxLength: 4 },
    ),
  })
  .map(({ person, asked, plan, back, answers, said }) => (submission: string): Dated[] => {
    const ids = { person, submission };
    return [
      applied(ids, asked, plan, back),
      ...asked.map((program) => referred(ids, program, { kind: program === 'ttg' ? 'R' : 'C', back })),
      ...answers.map(([program, to, outcome, at], order) =>
        answered(ids, program, order + 1, to, to === 'closed' ? outcome : '', at),
      ),
      ...said.map(([program, closure, answer], order) => confirmed(ids, program, closure, order + 1, answer)),
    ];
  });

/** Several people, some with several submissions; each entry may be one that the index does not show yet. */
export const courses = fc
  .array(fc.tuple(course, fc.array(fc.nat(6), { minLength: 1, maxLength: 5 })), { maxLength: 8 })
  .map((all) =>
    all.flatMap(([entriesOf, hidden], order) =>
      entriesOf(`s${order * 7}`).filter((_, at) => hidden[at % hidden.length] !== 0),
    ),
  );

/** The same as cohorts and shift, counted from whole lists in memory. */
export function followNaively(entries: readonly Dated[]) {
  const all = entries.map((entry) => ({
    ...entry,
    ids: entry.sort.split('#'),
    tally: unpackTally(entry.tally),
  }));
  const newest = (submission: string, program: string) =>
    all
      .filter(
        ({ ids, tally }) =>
          ids[1] === submission && tally.kind !== 'S' && tally.kind !== 'F' && tally.program === program,
      )
      .map(({ ids, tally }) => ({ number: tally.kind === 'D' ? Number(ids.at(-1)) : 0, tally }))
      .sort((a, b) => b.number - a.number)[0];
  const stateOf = (submission: string, program: string): string => {
    const { tally } = newest(submission, program) ?? {};
    const state =
      tally?.kind === 'D' ? tally.to : tally?.kind === 'R' || tally?.kind === 'C' ? tally.state : 'pending';
    if (state === 'waiting') return 'waiting';
    if (state !== 'closed' || tally?.kind !== 'D') return 'inProgress';
    const groups: Record<string, string> = {
      ...{
        trained: 'helped',
        'partly-helped': 'partly',
        'not-reachable': 'notReached',
        withdrawn: 'withdrawn',
      },
      'formal-placement': 'helped',
    };
    const isKnown = Object.values(catalog.program(program).outcomes ?? catalog.outcomes)
      .flat()
      .includes(tally.outcome);
    return isKnown || tally.outcome === 'not-reachable'
      ? (groups[tally.outcome] ?? 'notHelped')
      : 'notHelped';
  };
  const saysYes = (submission: string, program: string): boolean => {
    const closure = newest(submission, program)?.number;
    const [last] = all
      .filter(
        ({ ids, tally }) =>
          ids[1] === submission &&
          tally.kind === 'F' &&
          tally.program === program &&
          Number(tally.closure) === closure,
      )
      .sort((a, b) => Number(b.ids.at(-1)) - Number(a.ids.at(-1)));
    return last?.tally.kind === 'F' && last.tally.answer === 'yes';
  };
  const peopleOf = (weeks: readonly string[]) => {
    const found = new Map<string, { state: string; yes: boolean; formal: boolean; plan: string }[]>();
    for (const { week, ids, tally } of all) {
      const [person = '', submission = ''] = ids;
      if (tally.kind !== 'S' || !weeks.includes(week)) continue;
      const own = tally.programs.map((program) => {
        const last = newest(submission, program)?.tally;
        const formal = last?.kind === 'D' && last.to === 'closed' && last.outcome === 'formal-placement';
        return {
          state: stateOf(submission, program),
          yes: saysYes(submission, program),
          formal,
          plan: tally.plan,
        };
      });
      found.set(person, [...(found.get(person) ?? []), ...own]);
    }
    return [...found.values()];
  };
  const isHelp = ({ state }: { state: string }) => state === 'helped' || state === 'partly';
  const order = ['helped', 'partly', 'inProgress', 'waiting', 'notHelped', 'notReached', 'withdrawn'];
  const cohort = (age: number) => {
    const week = fourteenWeeks[age] ?? '';
    const people = peopleOf([week]);
    return {
      ...{ week, people: people.length },
      states: countOf(
        people.map((all) => order.find((state) => all.some((one) => one.state === state)) ?? ''),
      ),
      confirmed: people.filter((all) => all.some((one) => one.yes && isHelp(one))).length,
    };
  };
  const planners = peopleOf(fourteenWeeks.slice(0, 13)).filter((all) =>
    all.some(({ plan }) => plan === 'abroad-household'),
  );
  const shift = planners.map((all) =>
    all.some(({ formal }) => formal) ? 'formalPlacement' : all.some(isHelp) ? 'helpedAtHome' : 'unknown',
  );
  return { cohorts: { 4: cohort(4), 8: cohort(8), 13: cohort(13) }, shift: countOf(shift) };
}

function countOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
