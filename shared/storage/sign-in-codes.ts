import * as z from 'zod';
import { codeKey } from './keys.ts';
import { parseRow } from './rows.ts';
import type { Item, Table } from './table.ts';

/** A code's life, and the time over which a mailbox's codes are counted. */
export const codeMinutes = 10;
const windowMs = codeMinutes * 60_000;
/** Codes that one mailbox gets within that time, so that nobody can flood it. */
export const mostCodes = 3;
const mostTries = 5;
/** Two requests at once are rare: whoever loses the race this often is over the limit. */
const mostRaces = 5;

const sentSchema = z.object({ times: z.array(z.int()), version: z.int() });

/** Counts one more code for the mailbox; false when it has had its codes for now. */
export async function admitCode(table: Table, mailbox: string, at: Date): Promise<boolean> {
  for (let race = 0; race < mostRaces; race += 1) {
    const item = await table.get(codeKey(mailbox, 'SENT'));
    const { times, version } = item ? parseRow(sentSchema, item) : { times: [], version: 0 };
    const recent = times.filter((time) => time > at.getTime() - windowMs);
    if (recent.length >= mostCodes) return false;
    if (await countCode(table, mailbox, { times: [...recent, at.getTime()], version }, at)) return true;
  }
  return false;
}

async function countCode(
  table: Table,
  mailbox: string,
  { times, version }: z.infer<typeof sentSchema>,
  at: Date,
): Promise<boolean> {
  const key = codeKey(mailbox, 'SENT');
  const set = { times, version: version + 1, ...lifetime(at) };
  if (version === 0) return (await table.putNew({ ...key, kind: 'codes-sent', ...set })).stored;
  return (await table.update(key, { set }, { equals: { version } })).updated;
}

/** Seconds, as DynamoDB's time to live wants them: it deletes within days, so `expires` is what counts. */
const lifetime = (at: Date) => ({ expiresAt: Math.ceil((at.getTime() + windowMs) / 1000) });

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
  const expires = at.getTime() + windowMs;
  const item: Item = { ...codeKey(mailbox, browser), kind: 'code', code, addressVersion, tries: 0, expires };
  await table.put({ ...item, ...lifetime(at) });
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
