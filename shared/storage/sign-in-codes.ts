import { codeMinutes } from './code-allowance.ts';
import { codeKey } from './keys.ts';
import type { Item, Table } from './table.ts';

const mostTries = 5;

export type CodeFor = {
  readonly mailbox: string;
  /** Digest of the browser's cookie. */
  readonly browser: string;
  /** Digest of the code with mailbox and browser. */
  readonly code: string;
  readonly addressVersion: number;
};

/** Keeps a code for this browser; an earlier one of the same browser is no longer good. */
export async function keepCode(table: Table, codeFor: CodeFor, at: Date): Promise<void> {
  const { mailbox, browser, code, addressVersion } = codeFor;
  const expires = at.getTime() + codeMinutes * 60_000;
  const item: Item = { ...codeKey(mailbox, browser), kind: 'code', code, addressVersion, tries: 0, expires };
  // DynamoDB's time to live, in seconds, deletes within days: `expires` is what counts.
  await table.put({ ...item, expiresAt: Math.ceil(expires / 1000) });
}

/** True once for the right code, in time, from the browser that asked for it; every try counts. */
export async function spendCode(table: Table, codeFor: CodeFor, at: Date): Promise<boolean> {
  const { mailbox, browser, code, addressVersion } = codeFor;
  const key = codeKey(mailbox, browser);
  const counted = { absentOrBelow: { tries: mostTries }, equals: { addressVersion } };
  const tried = await table.update(key, { add: { tries: 1 } }, counted);
  if (!tried.updated || Number(tried.item['expires']) <= at.getTime()) return false;
  const spent = await table.update(key, { remove: ['code'] }, { equals: { code } });
  return spent.updated;
}
