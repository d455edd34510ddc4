import { needsIn } from '../statement/needs.ts';
import { type Statement, type StatementPart, statementSchema } from '../statement/statement.ts';
import { putBody, readBody } from './cut-body.ts';
import { statementKey } from './keys.ts';
import { packJson, unpackJson } from './packed.ts';
import type { Item, PutResult, Table } from './table.ts';

const national = 'NATIONAL';
const told = 'TOLD';
const needs = 'NEEDS';
const country = 'COUNTRY';

async function read(table: Table, week: string, part: string): Promise<Statement | undefined> {
  const item = await table.get(statementKey(week, part));
  return item && unpack(table, item);
}

const unpack = async (table: Table, item: Item): Promise<Statement> =>
  statementSchema.parse(unpackJson(await readBody(table, item)));

const write = (table: Table, part: string, statement: Statement): Promise<PutResult> =>
  putBody(table, { ...statementKey(statement.week, part), kind: 'statement' }, packJson(statement));

export const findStatement = (table: Table, week: string): Promise<Statement | undefined> =>
  read(table, week, national);

/**
 * Freezes a week, or returns it as it was frozen before: the one conditional put that decides. Either way it comes back
 * as it is read, in the schema's order, so that whoever copies it now or later writes the same bytes.
 */
export async function freezeStatement(table: Table, statement: Statement): Promise<Statement> {
  const answer = await write(table, national, statement);
  return answer.stored ? statementSchema.parse(statement) : unpack(table, answer.existing);
}

/** An office's own statement: its part alone, so that its page reads nothing of others. */
export function partFor(statement: Statement, office: string): Statement {
  const part = statement.offices[office] ?? emptyPart;
  const { week, number, template, hash, proof } = statement;
  return { ...{ week, number, template, hash, proof }, national: emptyPart, offices: { [office]: part } };
}

const emptyPart = { flows: {}, before: {}, closing: {}, corrections: {} };

export async function freezePart(table: Table, statement: Statement, office: string): Promise<void> {
  await write(table, office, partFor(statement, office));
}

export const findPart = (table: Table, week: string, office: string): Promise<Statement | undefined> =>
  read(table, week, office);

/** The country's figures by program and place alone, for the pages of offices that support: they read little. */
export async function freezeNeeds(table: Table, statement: Statement): Promise<void> {
  const { cohorts: _, shift: __, ...rest } = statement;
  await write(table, needs, { ...rest, national: needsIn(statement.national), offices: {} });
}

export const findNeeds = async (table: Table, week: string): Promise<StatementPart | undefined> =>
  (await read(table, week, needs))?.national;

/** The country's part without the offices: a chart of earlier weeks reads a dozen of these, not of the whole. */
export async function freezeCountry(table: Table, statement: Statement): Promise<void> {
  await write(table, country, countryIn(statement));
}

const countryIn = (statement: Statement): Statement => ({ ...statement, offices: {} });

/** Before template 3 it was not frozen apart. */
export async function findCountry(table: Table, week: string): Promise<Statement | undefined> {
  const found = await read(table, week, country);
  if (found) return found;
  const whole = await findStatement(table, week);
  return whole && countryIn(whole);
}

/** Notes that every part of the week is frozen and every letter of it queued. */
export async function markTold(table: Table, week: string): Promise<void> {
  await table.putNew({ ...statementKey(week, told), kind: 'told' });
}

export const isTold = async (table: Table, week: string): Promise<boolean> =>
  (await table.get(statementKey(week, told))) !== undefined;
