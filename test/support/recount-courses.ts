import type { Row } from '../../local/scan-table.ts';
import { previousWeek, weekRange } from '../../shared/calendar/week.ts';
import { catalog as current } from '../../shared/catalog/current.ts';
import type { Catalog } from '../../shared/catalog/types.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import type { Courses } from '../../shared/statement/courses.ts';

type Standing = { readonly kind: string; readonly isFormal: boolean; readonly saysYes: boolean };

const order = ['helped', 'partly', 'inProgress', 'waiting', 'notHelped', 'notReached', 'withdrawn'];
const groups: Record<string, string> = { helped: 'helped', partly: 'partly', withdrawn: 'withdrawn' };

/** What became of people, read off the items alone: no tally, no decision, no index. */
export function recountCourses(rows: readonly Row[], week: string, catalog: Catalog = current): Courses {
  const back = (count: number): string => (count === 0 ? week : previousWeek(back(count - 1)));
  const { end } = weekRange(week);
  const submissions = rows.filter(({ kind }) => kind === 'submission');
  const needs = rows.filter(({ kind }) => kind === 'referral' || kind === 'check') as unknown as Referral[];
  const needOf = new Map(needs.map((need) => [`${need.submission} ${need.program}`, need]));

  const standing = (submission: Row, program: string): Standing => {
    const need = needOf.get(`${submission['submission']} ${program}`);
    const last = need?.answers.filter(({ at }) => new Date(at) < end).at(-1);
    const state = last?.to ?? need?.answers[0]?.from ?? need?.state ?? 'pending';
    const closedAs = state === 'closed' ? (last?.outcome ?? '') : undefined;
    return {
      kind: kindOf(state, closedAs, program),
      isFormal: closedAs !== undefined && catalog.formalOutcomes.includes(closedAs),
      saysYes: said(submission, program, last?.number) === 'yes',
    };
  };
  const kindOf = (state: string, outcome: string | undefined, program: string): string => {
    if (outcome === undefined) return state === 'waiting' ? 'waiting' : 'inProgress';
    if (outcome in catalog.triesBefore) return 'notReached';
    const lists = Object.entries(catalog.program(program).outcomes ?? catalog.outcomes);
    const [group = ''] = lists.find(([, outcomes]) => outcomes.includes(outcome)) ?? [];
    return groups[group] ?? 'notHelped';
  };
  const said = (submission: Row, program: string, closure: number | undefined): unknown => {
    const requests = (submission['requests'] ?? []) as Record<string, unknown>[];
    return requests.findLast(
      (request) =>
        request['kind'] === 'confirm' &&
        request['answer'] !== 'no' &&
        new Date(String(request['at'])) < end &&
        request['closure'] === closure &&
        programsIn(submission)[Number(request['choice']) - 1] === program,
    )?.['answer'];
  };
  const standingsBy = (among: (submission: Row) => boolean): Map<string, Standing[]> => {
    const people = new Map<string, Standing[]>();
    for (const submission of submissions.filter(among)) {
      const known = people.get(String(submission['person'])) ?? [];
      const own = programsIn(submission).map((program) => standing(submission, program));
      people.set(String(submission['person']), [...known, ...own]);
    }
    return people;
  };
  const cohort = (age: number) => {
    const people = [...standingsBy(({ week: of }) => of === back(age)).values()];
    const best = people.map((all) => order.find((state) => all.some(({ kind }) => kind === state)));
    const confirmed = people.filter((all) =>
      all.some(({ kind, saysYes }) => saysYes && ['helped', 'partly'].includes(kind)),
    );
    return { week: back(age), people: people.length, states: tally(best), confirmed: confirmed.length };
  };
  const recent = new Set(Array.from({ length: 13 }, (_, count) => back(count)));
  const isRecent = ({ week: of }: Row): boolean => recent.has(String(of));
  const planners = new Set(
    submissions
      .filter((row) => isRecent(row) && catalog.plans.some(({ id, closed }) => closed && id === row['plan']))
      .map(({ person }) => String(person)),
  );
  const shift = [...standingsBy(isRecent)]
    .filter(([person]) => planners.has(person))
    .map(([, all]) => {
      if (all.some(({ isFormal }) => isFormal)) return 'formalPlacement';
      return all.some(({ kind }) => ['helped', 'partly'].includes(kind)) ? 'helpedAtHome' : 'unknown';
    });
  return { cohorts: Object.fromEntries([4, 8, 13].map((age) => [age, cohort(age)])), shift: tally(shift) };
}

const programsIn = (submission: Row): string[] => [
  ...((submission['choices'] ?? []) as { program: string }[]).map(({ program }) => program),
  ...((submission['notes'] ?? []) as string[]),
];

function tally(words: readonly (string | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) if (word !== undefined) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
