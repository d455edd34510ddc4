import { isDeepStrictEqual } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';
import { ofKind, type Row } from '../../../local/scan-table.ts';
import { sumOf } from '../../../shared/statement/figures.ts';
import { type Statement, statementSchema } from '../../../shared/statement/statement.ts';
import { knownFigures } from '../../support/composed-weeks.ts';
import { flowsOf, recountWeek, standingOf } from '../../support/recount.ts';
import type { Evidence } from './evidence.ts';

const unpack = ({ body }: Row): Statement =>
  statementSchema.parse(JSON.parse(brotliDecompressSync(body as Uint8Array).toString('utf8')));

const countryOf = (statement: Statement) => statement.national;

/** I3: each statement, with what later ones corrected, says what a recount of the records says. */
export function exactCounts(evidence: Evidence): string[] {
  const { rows } = evidence;
  const frozen = ofKind(rows, 'statement').filter(({ sk }) => sk === 'NATIONAL');
  const statements = frozen.map(unpack).sort((a, b) => (a.week < b.week ? -1 : 1));
  const last = statements.at(-1);
  return [
    ...statements.flatMap(({ week }) => flows(evidence, week, statements)),
    ...(last ? [...standing(evidence, last), ...proof(last)] : []),
    ...statements.flatMap((statement) => copies(evidence, statement)),
    ...numbers(statements),
  ];
}

function same(what: string, found: object, expected: object): string[] {
  return isDeepStrictEqual(found, expected)
    ? []
    : [`${what} is ${JSON.stringify(found)}, but the records say ${JSON.stringify(expected)}`];
}

function flows({ rows, catalog }: Evidence, week: string, statements: readonly Statement[]): string[] {
  const { national, offices } = recountWeek(rows, week, catalog);
  const ofOffices = Object.keys(statements[0]?.offices ?? {}).flatMap((id) =>
    same(
      `${week} ${id}`,
      flowsOf(knownFigures(statements, week, (statement) => statement.offices[id])),
      flowsOf(offices.get(id) ?? {}),
    ),
  );
  return [
    ...same(`${week} country`, flowsOf(knownFigures(statements, week, countryOf)), flowsOf(national)),
    ...ofOffices,
  ];
}

const standing = ({ rows, catalog }: Evidence, { week, national }: Statement): string[] =>
  same(
    `${week} open`,
    standingOf(national.closing, week),
    standingOf(recountWeek(rows, week, catalog).national),
  );

const proof = ({ week, proof: { choices, offices, underWay } }: Statement): string[] =>
  choices && offices && underWay === 0 ? [] : [`${week} does not prove itself`];

/** Every office has its own copy, and every mailbox one letter of it. */
function copies({ rows, catalog }: Evidence, { week, offices, national }: Statement): string[] {
  const parts = ofKind(rows, 'statement').filter(({ pk, sk }) => pk === `T#${week}` && String(sk) in offices);
  const own = Object.fromEntries(parts.map((row) => [row['sk'], unpack(row).offices[String(row['sk'])]]));
  const open = sumOf(Object.values(offices).map(({ closing }) => closing));
  const digests = ofKind(rows, 'letter').filter(({ sk }) => sk === `D-${week}`).length;
  const summaries = ofKind(rows, 'letter').filter(({ sk }) => sk === `N-${week}`).length;
  return [
    ...same(`${week} parts`, own, offices),
    ...same(`${week} open at the offices`, open, national.closing),
    ...(digests === catalog.offices.length ? [] : [`${week} has ${digests} digests`]),
    ...(summaries === 1 ? [] : [`${week} has ${summaries} national summaries`]),
  ];
}

/** One statement a week without a gap. */
function numbers(statements: readonly Statement[]): string[] {
  const found = statements.map(({ number }) => number);
  return same(
    'numbers of the statements',
    found,
    [...found.keys()].map((at) => at + 1),
  );
}
