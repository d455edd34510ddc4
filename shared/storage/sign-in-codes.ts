import { codeMinutes } from './code-allowance.ts';
import { codeKey } from './keys.ts';
import type { Item, Table } from './table.ts';

export const mostTries = 5;

export type CodeFor = {
  readonly mailbox: string;
  /** Digest of the browser's cookie. */
  readonly browser: string;
  /** Digest of the code with mailbox and browser. */
  readonly code: string;
  readonly addressVersion: number;
};

/** Keeps a code for this browser; an earlier one of the same browser is no longer good. */
export async function keepCode(
  table: Table,
  codeFor: CodeFor,
  at: Date,
  minutes: number = codeMinutes,
): Promise<void> {
  const { mailbox, browser, code, addressVersion } = codeFor;
  const expires = at.getTime() + minutes * 60_000;
  const item: Item = { ...codeKey(mailbox, browser), kind: 'code', code, addressVersion, tries: 0, expires };
  // DynamoDB's time to live, in seconds, deletes within days: `expires` is what counts.
  await table.put({ ...item, expiresAt: Math.ceil(expires / 1000) });
}

/** True once for the right code, in time, from the browser that asked for it; every try counts. */
export async function spendCode(table: Table, codeFor: CodeFor, at: Date): Promise<boolean> {
  if (!(await tried(table, codeFor, at))) return false;
  const { mailbox, browser, code } = codeFor;
  const spent = await table.update(codeKey(mailbox, browser), { remove: ['code'] }, { equals: { code } });
  return spent.updated;
}

/** The same, as often as tries are left: for what may be told twice. */
export async function tryCode(table: Table, codeFor: CodeFor, at: Date): Promise<boolean> {
  return (await tried(table, codeFor, at))?.['code'] === codeFor.code;
}

async function tried(table: Table, codeFor: CodeFor, at: Date): Promise<Item | undefined> {
  const { mailbox, browser, addressVersion } = codeFor;
  const counted = { absentOrBelow: { tries: mostTries }, equals: { addressVersion } };
  const { updated, item } = await table.update(codeKey(mailbox, browser), { add: { tries: 1 } }, counted);
  return updated && Number(item['expires']) > at.getTime() ? item : undefined;
}
