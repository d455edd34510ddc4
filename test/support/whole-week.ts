import { catalog } from '../../shared/catalog/current.ts';
import type { Office } from '../../shared/catalog/types.ts';
import { type Figures, sumOf } from '../../shared/statement/figures.ts';
import { canOwnRestricted, newHere } from '../../shared/statement/first-owners.ts';
import { cohortStates } from '../../shared/statement/names.ts';
import type { Statement, StatementPart } from '../../shared/statement/statement.ts';

const states = ['held', 'pending', 'accepted', 'scheduled', 'waiting'];
const due = ['past', '2026-11-06', '2026-11-18', '2026-11-25', '2026-12-15'];
const incentives = ['granted', 'not-granted', 'pending'];
const outcomes = Object.values(catalog.outcomes).flat();

const nth = (list: readonly string[], at: number): string => list[at % list.length] ?? '';

/** What `count` people with one need each in one program and place can have brought about in a week. */
function cell(program: string, district: string, at: number, count: number): Figures {
  const { restricted, trainingTypes } = catalog.program(program);
  const hidden = restricted ? 'restricted-' : '';
  const names = [
    ...['people', 'choices', 'referrals', 'scheduled', 'closed', 'open', `program:${program}`],
    `${hidden}district:${district}`,
    `${hidden}group:${nth(
      catalog.targetGroups.map(({ id }) => id),
      at,
    )}`,
    ...(trainingTypes.length > 0 ? [`training:${nth(trainingTypes, at)}`] : []),
    ...[`wait:${nth(catalog.waitingReasons, at)}`, `decline:${nth(catalog.declineReasons, at)}`],
    ...[`outcome:${nth(outcomes, at)}`, `incentive:${nth(incentives, at)}`],
    ...[`state:${nth(states, at)}`, `due:${nth(due, at)}`, `first-answer:${at % 6}`],
  ];
  return { ...Object.fromEntries(names.map((name) => [name, count])), answered: 4 * count };
}

/** Every program at every office that can have it first, in each of its districts. */
function figuresOf(office: Office, count: number): Figures {
  const districts = catalog.districts.map(({ code }) => code);
  const own = office.kind === 'manpower' ? districts.filter((code) => office.id.endsWith(code)) : districts;
  const restricted = canOwnRestricted(office, catalog)
    ? catalog.programs.filter((one) => one.restricted)
    : [];
  const programs = [...newHere(office, catalog), ...restricted.map(({ id }) => id)];
  return sumOf(own.flatMap((district, row) => programs.map((id, at) => cell(id, district, row + at, count))));
}

function partOf(figures: Figures, count: number): StatementPart {
  const isStock = (name: string): boolean => /^(open|state|due)\b/.test(name);
  const pick = (stock: boolean): Figures =>
    Object.fromEntries(Object.entries(figures).filter(([name]) => isStock(name) === stock));
  const flows = pick(false);
  return {
    ...{ flows, before: flows, closing: pick(true), opening: {}, total: flows },
    fourWeeks: { weeks: 4, sums: { people: 4 * count } },
    corrections: { '2026-W45': { choices: 1 }, '2026-W46': { choices: 2 } },
  };
}

const ofCountry = (count: number): Figures => ({
  ...{ submissions: 100 * count, peopleHelped: 50 * count, notCovered: catalog.provinces.length * count },
  ...Object.fromEntries(catalog.provinces.map(({ code }) => [`notCovered:${code}`, count])),
});

const cohort = (week: string, count: number) => ({
  ...{ week, people: 12 * count, confirmed: 3 * count },
  states: Object.fromEntries(cohortStates.map((state, at) => [state, at === 0 ? 6 * count : count])),
});

/** A week in which everything happened everywhere, to `count` people each, and adds up: its letters are as long as letters get. */
export function wholeWeek(week: string, number: number, count: number): Statement {
  const offices = catalog.offices.map((office) => [office.id, figuresOf(office, count)] as const);
  const national = sumOf([...offices.map(([, figures]) => figures), ofCountry(count)]);
  return {
    ...{ week, number, template: 3, hash: 'hash', proof: { choices: true, offices: true, underWay: 0 } },
    mailboxesNotWorking: catalog.offices.slice(0, 3).map(({ id }) => id),
    cohorts: { 4: cohort('2026-W43', count), 8: cohort('2026-W39', count), 13: cohort('2026-W34', count) },
    shift: { formalPlacement: count, helpedAtHome: 3 * count, unknown: 5 * count },
    national: partOf(national, count),
    offices: Object.fromEntries(offices.map(([id, figures]) => [id, partOf(figures, count)])),
  };
}
