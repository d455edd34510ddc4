import { isDeepStrictEqual } from 'node:util';
import type { Row } from '../../local/scan-table.ts';
import { weekOf } from '../../shared/calendar/week.ts';
import { combine, type Figures, pick, sumOf } from '../../shared/statement/figures.ts';
import { isNationalOnly } from '../../shared/statement/names.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import { knownFigures } from '../support/composed-weeks.ts';
import { statementOf } from '../support/mondays.ts';
import { flowsOf, recountWeek, standingOf } from '../support/recount.ts';
import { recountCourses } from '../support/recount-courses.ts';
import { isToldOverWeeks } from '../support/recount-weeks.ts';
import type { World } from './world.ts';

/** What is not as it must be: each week against a recount of the items, offices against the country, cohorts against 100 %. */
export async function checkYear(
  world: World,
  weeks: readonly string[],
  say: (line: string) => void,
): Promise<string[]> {
  const started = performance.now();
  const statements: Statement[] = [];
  for (const week of weeks) statements.push(await statementOf(world, week));
  const items = [...world.store.everything(), ...world.gone] as unknown as Row[];
  const rows = rowsByWeek(items);
  const wrong = weeks.flatMap((week, at) => [
    ...flows(world, week, statements, rows.get(week) ?? []),
    ...sums(statements[at] as Statement),
    ...cohorts(statements[at] as Statement),
    ...(statements[at]?.number === at + 1 ? [] : [`${week} is not number ${at + 1}`]),
  ]);
  wrong.push(...lastMonday(world, items, statements));
  const proof = statements.at(-1)?.proof;
  if (!proof?.choices || !proof.offices || proof.underWay > 0)
    wrong.push('the last week does not prove itself');
  say(`${weeks.length} weeks recounted in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return wrong;
}

/** A recount looks at every item for every week; these are all that a week can concern. */
function rowsByWeek(rows: readonly Row[]): Map<string, Row[]> {
  const byWeek = new Map<string, Row[]>();
  const note = (week: string, row: Row): void => {
    const found = byWeek.get(week);
    if (found) found.push(row);
    else byWeek.set(week, [row]);
  };
  for (const row of rows) {
    const answers = (row['answers'] ?? []) as readonly { readonly at: string }[];
    for (const week of new Set([String(row['week']), ...answers.map(({ at }) => weekOf(new Date(at)))]))
      note(week, row);
  }
  return byWeek;
}

function flows(
  { catalog }: World,
  week: string,
  statements: readonly Statement[],
  rows: readonly Row[],
): string[] {
  const truth = recountWeek(rows, week);
  const known = (partOf: Parameters<typeof knownFigures>[2]) =>
    flowsOf(knownFigures(statements, week, partOf));
  const same = (who: string, found: Figures, expected: Figures): string[] =>
    isDeepStrictEqual(found, expected)
      ? []
      : [`${week} ${who}: ${JSON.stringify(combine(found, expected, -1))} more than the items say`];
  return [
    ...same(
      'country',
      known(({ national }) => national),
      flowsOf(truth.national),
    ),
    ...catalog.offices.flatMap(({ id }) =>
      same(
        id,
        known(({ offices }) => offices[id]),
        flowsOf(truth.offices.get(id) ?? {}),
      ),
    ),
  ];
}

/** What stands open, what became of people, and the sum of all weeks, when everything that lagged is written. */
function lastMonday({ catalog }: World, items: readonly Row[], statements: readonly Statement[]): string[] {
  const last = statements.at(-1);
  if (!last) return ['no week is frozen'];
  const { week, national, offices, cohorts, shift } = last;
  const truth = recountWeek(items, week);
  const all = sumOf(statements.map((one) => knownFigures(statements, one.week, ({ national }) => national)));
  const told = pick(flowsOf(all), isToldOverWeeks);
  const courses = recountCourses(items, week);
  const known = Object.entries(courses.cohorts).filter(([, of]) =>
    statements.some((one) => one.week === of.week),
  );
  const same = (what: string, found: unknown, expected: unknown): string[] =>
    isDeepStrictEqual(found, expected)
      ? []
      : [`${week} ${what}: ${JSON.stringify(found)}, but the items say ${JSON.stringify(expected)}`];
  return [
    ...same('open', standingOf(national.closing, week), standingOf(truth.national)),
    ...catalog.offices.flatMap(({ id }) =>
      same(
        `open at ${id}`,
        standingOf(offices[id]?.closing ?? {}, week),
        standingOf(truth.offices.get(id) ?? {}),
      ),
    ),
    ...same('since the start', national.total, told),
    ...same('cohorts', cohorts, Object.fromEntries(known)),
    ...same('shift', shift, courses.shift),
  ];
}

function sums({ week, national, offices }: Statement): string[] {
  const shared = (figures: Figures): Figures =>
    Object.fromEntries(Object.entries(figures).filter(([name]) => !isNationalOnly(name)));
  return (['flows', 'closing'] as const).flatMap((kind) => {
    const parts = sumOf(Object.values(offices).map((part) => shared(part[kind])));
    return isDeepStrictEqual(combine(shared(national[kind]), parts, -1), {})
      ? []
      : [`${week}: ${kind} do not add up`];
  });
}

const cohorts = ({ week, cohorts = {} }: Statement): string[] =>
  Object.entries(cohorts).flatMap(([age, { people, states }]) => {
    const all = Object.values(states).reduce((sum, count) => sum + count, 0);
    return all === people
      ? []
      : [`${week}: the cohort of ${age} weeks has ${people} people in ${all} states`];
  });
