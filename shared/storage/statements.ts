import { needsIn } from '../statement/needs.ts';
import { type Statement, type StatementPart, statementSchema } from '../statement/statement.ts';
import { statementKey } from './keys.ts';
import { packJson, unpackJson } from './packed.ts';
import type { Item, Table } from './table.ts';

const national = 'NATIONAL';
const told = 'TOLD';
const needs = 'NEEDS';
const country = 'COUNTRY';

/** An item may hold 400 KB; beyond this a week has grown past what one item was meant for. */
const largestBytes = 300 * 1024;

function pack(statement: Statement): Uint8Array {
  const body = packJson(statement);
  if (body.length > largestBytes)
    throw new Error(`The statement is too large to freeze: ${body.length} bytes`);
  return body;
}

const unpack = (item: Item): Statement => statementSchema.parse(unpackJson(item));

export async function findStatement(table: Table, week: string): Promise<Statement | undefined> {
  const item = await table.get(statementKey(week, national));
  return item && unpack(item);
}

/** Freezes a week, or returns it as it was frozen before: the one conditional put that decides. */
export async function freezeStatement(table: Table, statement: Statement): Promise<Statement> {
  const key = statementKey(statement.week, national);
  const answer = await table.putNew({ ...key, kind: 'statement', body: pack(statement) });
  return answer.stored ? statement : unpack(answer.existing);
}

/** An office's own statement: its part alone, so that its page reads nothing of others. */
export function partFor(statement: Statement, office: string): Statement {
  const part = statement.offices[office] ?? emptyPart;
  const { week, number, template, hash, proof } = statement;
  return { ...{ week, number, template, hash, proof }, national: emptyPart, offices: { [office]: part } };
}

const emptyPart = { flows: {}, before: {}, closing: {}, corrections: {} };

export async function freezePart(table: Table, statement: Statement, office: string): Promise<void> {
  const key = statementKey(statement.week, office);
  await table.putNew({ ...key, kind: 'statement', body: pack(partFor(statement, office)) });
}

export async function findPart(table: Table, week: string, office: string): Promise<Statement | undefined> {
  const item = await table.get(statementKey(week, office));
  return item && unpack(item);
}

/** The country's figures by program and place alone, for the pages of offices that support: they read little. */
export async function freezeNeeds(table: Table, statement: Statement): Promise<void> {
  const { cohorts: _, shift: __, ...rest } = statement;
  const part = { ...rest, national: needsIn(statement.national), offices: {} };
  await table.putNew({ ...statementKey(statement.week, needs), kind: 'statement', body: pack(part) });
}

export async function findNeeds(table: Table, week: string): Promise<StatementPart | undefined> {
  const item = await table.get(statementKey(week, needs));
  return item && unpack(item).national;
}

/** The country's part without the offices: a chart of earlier weeks reads a dozen of these, not of the whole. */
export async function freezeCountry(table: Table, statement: Statement): Promise<void> {
  const body = pack({ ...statement, offices: {} });
  await table.putNew({ ...statementKey(statement.week, country), kind: 'statement', body });
}

export async function findCountry(table: Table, week: string): Promise<Statement | undefined> {
  const item = await table.get(statementKey(week, country));
  return item && unpack(item);
}

/** Notes that every part of the week is frozen and every letter of it queued. */
export async function markTold(table: Table, week: string): Promise<void> {
  await table.putNew({ ...statementKey(week, told), kind: 'told' });
}

export const isTold = async (table: Table, week: string): Promise<boolean> =>
  (await table.get(statementKey(week, told))) !== undefined;
