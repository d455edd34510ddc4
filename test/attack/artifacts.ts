import { catalog } from '../../shared/catalog/current.ts';
import { type Interval, openLedger, roundTo5 } from '../../shared/statement/ledger.ts';
import { tellCountry } from '../../shared/statement/outside-country.ts';
import { type Told, tellOffice } from '../../shared/statement/outside-office.ts';
import type { Statement, StatementPart } from '../../shared/statement/statement.ts';

/** A number that stands in a letter or a file, what it says, and what it was made from. */
export type Fact = Interval & {
  /** `<office>|<figure>`; the country's have nothing before the bar. */
  readonly name: string;
  readonly truth: number;
  /** A row of a table: it must not be solved. */
  readonly isCell: boolean;
};

/**
 * How a number is published that is not exact by duty: ours, or a control that must leak. `all mailboxes`: ours, to
 * somebody who also counts what every office is told of new needs when they come.
 */
export type Rule = 'ours' | 'all mailboxes' | 'exact' | 'each for itself';

/** Everything that all letters and files of a week say: the country's, and each office's made from its own part alone. */
export function factsOf(statement: Statement, rule: Rule): Fact[] {
  const country = factsIn('', statement.national, tellCountry(openLedger(), statement, catalog));
  const offices = catalog.offices.flatMap((office) => {
    const part = statement.offices[office.id] ?? statement.national;
    return factsIn(office.id, part, tellOffice(openLedger(), office, statement, catalog));
  });
  return [...country, ...offices].map((fact) => ({ ...fact, ...said(fact, rule) }));
}

function factsIn(office: string, part: StatementPart, { exact, totals, tables }: Told): Fact[] {
  const truthOf = truthIn(office, part);
  const fact =
    (isCell: boolean) =>
    ([name, { low, high }]: [string, Interval]): Fact => ({
      ...{ name: `${office}|${name}`, low, high, truth: truthOf(name), isCell },
    });
  const { overdueAges = {}, ...others } = tables;
  const due = exact.overdue + (exact.dueThisWeek ?? 0);
  return [
    ...Object.entries(totals).map(fact(false)),
    ...Object.entries(overdueAges).map(([name, { low, high }]) => ({
      ...{ name: `|${name}`, low, high, truth: low, isCell: false },
    })),
    ...Object.values(others).flatMap((rows) => Object.entries(rows).map(fact(true))),
    { name: `${office}|due`, low: due, high: due, truth: due, isCell: false },
  ];
}

/** The choices of an office are told without the restricted ones. */
const truthIn =
  (office: string, { flows, closing }: StatementPart) =>
  (name: string): number =>
    name === 'choices' && office !== ''
      ? (flows['choices'] ?? 0) - restrictedIn(flows)
      : ((/^(open|state:.*)$/.test(name) ? closing[name] : flows[name]) ?? 0);

const restrictedIn = (flows: StatementPart['flows']): number =>
  catalog.programs.reduce(
    (sum, { id, restricted }) => sum + (restricted ? (flows[`program:${id}`] ?? 0) : 0),
    0,
  );

function said({ name, truth, low, high }: Fact, rule: Rule): Interval {
  if (rule === 'all mailboxes' && /^[^|]+\|choices$/.test(name)) return { low: truth, high: truth };
  if (rule === 'ours' || rule === 'all mailboxes' || name.endsWith('|due') || name.startsWith('|overdue:'))
    return { low, high };
  if (rule === 'exact') return { low: truth, high: truth };
  return { low: Math.max(0, roundTo5(truth) - 2), high: roundTo5(truth) + 2 };
}
