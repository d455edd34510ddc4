import { expect, test } from 'vitest';
import { diceOf } from '../../../../local/week/dice.ts';
import { dateOfDay, dayNumber } from '../../../../shared/calendar/day.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { Office, Program } from '../../../../shared/catalog/types.ts';
import { allOutcomes } from '../../../../shared/referral/outcomes.ts';
import { officeOf } from '../../../../shared/referral/routing.ts';
import { states } from '../../../../shared/referral/states.ts';
import { type Figures, isStock, pick } from '../../../../shared/statement/figures.ts';
import {
  declineFigure,
  firstAnswerFigure,
  gridCell,
  handoverFigure,
  incentiveFigure,
  longestFirstAnswer,
  notCoveredFigure,
  planFigure,
  waitFigure,
} from '../../../../shared/statement/names.ts';
import { isNeedFigure, needCell, openCell, trainingCell } from '../../../../shared/statement/needs.ts';
import type { Statement, StatementPart } from '../../../../shared/statement/statement.ts';
import { MemoryTable } from '../../../../shared/storage/memory-table.ts';
import { findStatement, freezeStatement } from '../../../../shared/storage/statements.ts';

const dice = diceOf(48);
const weeks = ['2026-W43', '2026-W44', '2026-W45', '2026-W46', '2026-W47'];

/** Overdue days are kept for 56 days, and the promise that reaches furthest is 90 days away. */
const days = Array.from({ length: 56 + 96 }, (_, day) => dateOfDay(dayNumber('2026-11-23') - 56 + day));

/** Every program that can come to this office first: as lead, as a check, or held at the desk. */
function programsAt({ id, kind }: Office) {
  if (kind === 'desk') return catalog.programs.filter(({ restricted }) => !restricted);
  if (kind === 'manpower') return catalog.programs.filter(({ restricted }) => !restricted);
  return catalog.programs.filter(({ lead, leadWhen }) =>
    [lead, ...leadWhen.map((exception) => exception.lead)].some((one) => officeOf(one, '') === id),
  );
}

/** An office declines in favor of those that support its programs, and the desk in favor of every office. */
const nextFrom = ({ id, kind }: Office): string[] =>
  catalog.offices
    .filter((other) => other.id !== id && (kind === 'desk' || other.kind !== 'manpower'))
    .map(({ id: next }) => next);

/** Every name that can stand in the figures of an office. */
function namesAt(office: Office): string[] {
  const { id, kind } = office;
  const programs = programsAt(office);
  const open = programs.some(({ restricted }) => !restricted);
  const closed = programs.some(({ restricted }) => restricted);
  const groups = catalog.targetGroups.map(({ id }) => `group:${id}`);
  const districts = office.districtCode ? [office.districtCode] : catalog.districts.map(({ code }) => code);
  const anywhere = [...catalog.regions.keys()];
  return [
    ...['submissions', 'choices', 'referrals', 'repeats', 'held', 'received', 'reopened', 'answered'],
    ...['people', 'peopleHelped', 'scheduled', 'passedOn', 'closed'],
    ...['open', ...states.map((state) => `state:${state}`), 'due:past'],
    ...Array.from({ length: longestFirstAnswer + 1 }, (_, day) => firstAnswerFigure(day)),
    ...catalog.waitingReasons.map(waitFigure),
    ...catalog.declineReasons.map(declineFigure),
    ...['granted', 'not-granted', 'pending'].map(incentiveFigure),
    ...nextFrom(office).map((next) => handoverFigure(id, next)),
    ...programs.flatMap((program) =>
      (program.restricted ? anywhere : districts).map((code) => gridCell(program.id, code)),
    ),
    ...days.map((day) => `due:${day}`),
    ...allOutcomes(catalog).map((outcome) => `outcome:${outcome}`),
    ...programs.map(({ id }) => `program:${id}`),
    ...catalog.trainingTypes.map(({ id }) => `training:${id}`),
    ...(open ? [...districts.map((code) => `district:${code}`), ...groups] : []),
    ...(closed ? [...anywhere.map((code) => `restricted-district:${code}`), ...groups] : []),
    ...programs.flatMap((program) => cellsOf(program, districts, kind !== 'desk')),
  ];
}

/** By program and place, and by what is learned there; a restricted program has no place. At the desk no need begins. */
function cellsOf({ id, restricted, trainingTypes }: Program, districts: readonly string[], begins: boolean) {
  const places = restricted ? [''] : districts;
  const open = places.map((place) => openCell(id, place));
  if (!begins) return open;
  const trainings = trainingTypes.flatMap((type) => places.map((place) => trainingCell(id, type, place)));
  return [...open, ...places.map((place) => needCell(id, place)), ...trainings];
}

/**
 * A week of the planned million a month: a quarter of a million submissions, up to three choices each, which are few by
 * day, by district of the whole country, and by program and place.
 */
const mostOf = (name: string): number =>
  /^(due|restricted-district|need|open|need-training|in|handover|first-answer):/.test(name) ? 300 : 20_000;

const counts = (names: readonly string[]): Figures =>
  Object.fromEntries(names.map((name) => [name, 1 + dice.below(mostOf(name))]));

const isSummed = (name: string): boolean =>
  !isStock(name) && !/^(need|need-training|in|handover|first-answer):/.test(name);

/** Each name in this week and in each of those that it corrects. */
const fullPart = (names: readonly string[], corrected: readonly string[]): StatementPart => ({
  ...{
    flows: counts(names),
    before: pick(counts(names), (name) => !isNeedFigure(name)),
    closing: pick(counts(names), isStock),
    opening: pick(counts(names), (name) => /^(open$|state:)/.test(name)),
    fourWeeks: { weeks: 4, sums: pick(counts(names), isSummed) },
    total: pick(counts(names), isSummed),
  },
  corrections: Object.fromEntries(corrected.map((week) => [week, counts(names)])),
});

function largest(corrected: readonly string[]): Statement {
  const { offices } = catalog;
  const everything = [
    ...new Set([...offices.flatMap(namesAt), 'notCovered', ...catalog.plans.map(({ id }) => planFigure(id))]),
    ...catalog.provinces.map(({ code }) => notCoveredFigure(code)),
  ];
  return {
    ...{ week: '2026-W48', number: 4711, template: 1, hash: 'f'.repeat(64) },
    proof: { choices: true, offices: true, underWay: 0 },
    national: fullPart(everything, corrected),
    offices: Object.fromEntries(offices.map((office) => [office.id, fullPart(namesAt(office), corrected)])),
  };
}

async function bodiesOf(statement: Statement): Promise<number[]> {
  const table = new MemoryTable();
  await freezeStatement(table, statement);
  expect(await findStatement(table, statement.week)).toEqual(statement);
  return table.everything().map(({ body }) => (body as Uint8Array).length);
}

test('a week in which everything happens everywhere, and five are corrected, stands in few items of legal size', async () => {
  const [week, corrected] = [await bodiesOf(largest([])), await bodiesOf(largest(weeks))];
  expect(week.length).toBeLessThanOrEqual(2);
  expect(corrected.length).toBeLessThanOrEqual(4);
  expect(Math.max(...week, ...corrected)).toBeLessThan(400_000 - 1024);
});
