import { dateOfDay, dayNumber } from '../../shared/calendar/day.ts';
import { previousWeek } from '../../shared/calendar/week.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { allOutcomes } from '../../shared/referral/outcomes.ts';
import { mondayAfter } from '../../shared/statement/due.ts';
import type { Figures } from '../../shared/statement/figures.ts';
import { cohortStates, gridCell, headlines } from '../../shared/statement/names.ts';
import type { Statement, StatementPart } from '../../shared/statement/statement.ts';

const ids = (kind: string, codes: readonly string[]): string[] => codes.map((code) => `${kind}:${code}`);
const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

const names: readonly string[] = [
  ...headlines,
  ...ids('program', idsOf(catalog.programs)),
  ...ids(
    'district',
    catalog.districts.map(({ code }) => code),
  ),
  ...ids('group', idsOf(catalog.targetGroups)),
  ...ids('training', idsOf(catalog.trainingTypes)),
  ...ids('wait', catalog.waitingReasons),
  ...ids('decline', catalog.declineReasons),
  ...ids('outcome', allOutcomes(catalog)),
  ...ids('incentive', ['granted', 'not-granted', 'pending']),
  ...ids('plan', idsOf(catalog.plans)),
  ...ids('notCovered', ['11', '34', '64']),
  ...[0, 1, 2, 3, 5, 9].map((days) => `first-answer:${days}`),
  ...['handover:disnaker@32.12:desk', 'handover:disnaker@33.01:disnaker@33.02'],
];

/** The same number for the same text, whenever it is asked for. */
function spread(text: string, below: number): number {
  let sum = 7;
  for (const sign of text) sum = (sum * 31 + sign.charCodeAt(0)) % 9973;
  return sum % below;
}

const counted = (of: readonly string[], seed: string, size: number): Figures =>
  Object.fromEntries(of.map((name) => [name, 1 + spread(`${seed} ${name}`, size)]));

const grid = catalog.districts.flatMap(({ code }) =>
  catalog.programs.filter(({ choosable }) => choosable).map(({ id }) => gridCell(id, code)),
);

function fullPart(week: string, size: number, cells: readonly string[]): StatementPart {
  const states = ['pending', 'accepted', 'scheduled', 'waiting'].map((state) => `state:${state}`);
  const open = counted(states, week, size);
  const due = (days: number) => `due:${dateOfDay(dayNumber(mondayAfter(week)) + days)}`;
  const all = Object.values(open).reduce((sum, count) => sum + count, 0);
  return {
    flows: { ...counted(names, week, size), ...counted(cells, week, 9) },
    before: counted(names, previousWeek(week), size),
    closing: { open: all, ...open, 'due:past': 2, [due(-11)]: 4, [due(-3)]: 5, [due(2)]: 9 },
    corrections: { [previousWeek(week)]: { answered: -2, choices: 3, 'program:ttg': 3, 'in:ttg:32.12': 3 } },
    opening: { ...open, open: all },
    fourWeeks: { weeks: 4, sums: counted(headlines, `${week} sums`, 4 * size) },
    total: counted(headlines, `${week} total`, 40 * size),
  };
}

/** A week in which everything that can be counted happened, not meant to add up. */
export function fullStatement(week: string, size = 400): Statement {
  const states = Object.fromEntries(cohortStates.map((state, at) => [state, 3 * at + 1]));
  const people = Object.values(states).reduce((sum, count) => sum + count, 0);
  const cohort = { people, states, confirmed: 3 };
  const office = fullPart(week, Math.max(2, Math.round(size / 60)), []);
  return {
    ...{ week, number: 12, template: 3, hash: 'hash' },
    proof: { choices: true, offices: true, underWay: 0 },
    mailboxesNotWorking: ['disnaker@33.01'],
    cohorts: {
      4: { week: '2026-W43', ...cohort },
      8: { week: '2026-W39', ...cohort },
      13: { week: '2026-W34', ...cohort },
    },
    shift: { formalPlacement: 11, helpedAtHome: 22, unknown: 33 },
    national: fullPart(week, size, grid),
    offices: {
      ...Object.fromEntries(catalog.offices.map(({ id }) => [id, office])),
      kemlu: { ...office, flows: { ...office.flows, answered: 0 } },
    },
  };
}
