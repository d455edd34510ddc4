import type { Catalog } from '../catalog/types.ts';
import { mondayAfter, overdueByAge, overdueOn } from './due.ts';
import type { Ledger } from './ledger.ts';
import { linkOffices, linkSilence } from './outside-links.ts';
import { closures, outcomeCells, type Told, tellAll, tellOffice } from './outside-office.ts';
import { isInDepth, type Statement } from './statement.ts';

const states = ['held', 'pending', 'accepted', 'scheduled', 'waiting'].map((state) => `state:${state}`);
const ages = ['upTo5', 'upTo10', 'longer'].map((age) => `overdue:${age}`);

/** The country's figures, told so that not even a reader of all offices' letters can solve a cell of either. */
export function tellCountry(ledger: Ledger, statement: Statement, catalog: Catalog): Told {
  for (const office of catalog.offices) tellOffice(ledger, office, statement, catalog);
  const overdue = overdueOn(statement.national.closing, mondayAfter(statement.week));
  linkOffices(ledger, catalog);
  linkSilence(ledger, statement);
  ledger.limit('open', { low: overdue, high: Number.POSITIVE_INFINITY });
  ledger.limit('overdue', { low: overdue, high: overdue });
  return {
    exact: { overdue },
    totals: totalsOf(ledger, statement),
    tables: tablesOf(ledger, statement, catalog),
  };
}

function totalsOf(ledger: Ledger, statement: Statement): Told['totals'] {
  const { flows, closing } = statement.national;
  const tell = (names: readonly string[]) => tellAll(ledger, names, flows);
  const people = isInDepth(statement) ? tell(['people', 'peopleHelped']) : {};
  if (statement.proof.underWay === 0 && isInDepth(statement)) ledger.sum('choices', ['people', 'further']);
  return {
    ...people,
    ...tell(['choices', 'repeats', 'held', 'notCovered', 'answered']),
    ...(isInDepth(statement) ? tell(['scheduled']) : {}),
    ...tell(['closed']),
    open: ledger.tell('open', closing['open'] ?? 0),
  };
}

function tablesOf(ledger: Ledger, statement: Statement, catalog: Catalog): Told['tables'] {
  const { flows, closing } = statement.national;
  const named = (kind: string, codes: readonly string[]) => codes.map((code) => `${kind}:${code}`);
  const table = (whole: string, names: readonly string[], figures = flows) => {
    ledger.sum(whole, names);
    return tellAll(ledger, names, figures);
  };
  const answers = [...named('wait', catalog.waitingReasons), ...named('decline', catalog.declineReasons)];
  const incentives = named('incentive', ['granted', 'not-granted', 'pending']);
  ledger.sum('answered', [...answers, ...closures(catalog), 'scheduled', 'answered otherwise']);
  ledger.sum('closed', [...incentives, 'closed without incentive']);
  const inDepth = {
    trainings: table(
      'trained',
      named(
        'training',
        catalog.trainingTypes.map(({ id }) => id),
      ),
    ),
    waits: tellAll(ledger, named('wait', catalog.waitingReasons), flows),
    declines: tellAll(ledger, named('decline', catalog.declineReasons), flows),
    incentives: tellAll(ledger, incentives, flows),
    notCovered: table(
      'notCovered',
      named(
        'notCovered',
        catalog.provinces.map(({ code }) => code),
      ),
    ),
  };
  return {
    programs: tellAll(
      ledger,
      named(
        'program',
        catalog.programs.map(({ id }) => id),
      ),
      flows,
    ),
    districts: table(
      'unrestricted',
      named(
        'district',
        catalog.districts.map(({ code }) => code),
      ),
    ),
    groups: table(
      'unrestricted',
      named(
        'group',
        catalog.targetGroups.map(({ id }) => id),
      ),
    ),
    outcomes: tellAll(ledger, outcomeCells(catalog), flows),
    states: table('open', states, closing),
    overdueAges: table('overdue', ages, agesOf(statement)),
    ...(isInDepth(statement) && inDepth),
  };
}

const agesOf = ({ national, week }: Statement): Record<string, number> =>
  Object.fromEntries(
    Object.entries(overdueByAge(national.closing, mondayAfter(week))).map(([age, count]) => [
      `overdue:${age}`,
      count,
    ]),
  );
