import * as z from 'zod/mini';
import { codeKey } from './keys.ts';
import { parseRow } from './rows.ts';
import type { Table } from './table.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** A code's life, and the time over which codes are counted. */
export const codeMinutes = 10;
/** Codes within that time. */
export const mostCodes = 3;

type Limit = { readonly most: number; readonly withinMs: number };

/** Enough for a busy office; who floods a mailbox all day long reaches it after an hour. */
export const codeLimits: readonly Limit[] = [
  { most: mostCodes, withinMs: codeMinutes * minute },
  { most: 20, withinMs: day },
];
/** The mail that shows an office a way around a flood must not become one. */
export const noticeLimits: readonly Limit[] = [{ most: 1, withinMs: day }];

/** Two requests at once are rare: whoever loses the race this often is over the limit. */
const mostRaces = 5;

/** Mails to one mailbox are counted apart by who asks, so that a stranger can use up only what strangers get. */
export type Allowance = { readonly mailbox: string; readonly asker: string };
export const anybody = 'SENT';
export const linkHolder = 'SENT-LINK';
export const notice = 'SENT-NOTICE';
export const knownBrowserOf = (digest: string): string => `SENT-${digest}`;

const sentSchema = z.object({ times: z.array(z.int()), version: z.int() });
type Sent = z.infer<typeof sentSchema>;

/** Counts one more mail; false when there have been as many as there may be for now. */
export async function admit(
  table: Table,
  allowance: Allowance,
  limits: readonly Limit[],
  at: Date,
): Promise<boolean> {
  const key = codeKey(allowance.mailbox, allowance.asker);
  for (let race = 0; race < mostRaces; race += 1) {
    const item = await table.get(key);
    const { times, version } = item ? parseRow(sentSchema, item) : { times: [], version: 0 };
    const recent = times.filter((time) => time > at.getTime() - day);
    if (!hasRoom(recent, limits, at)) return false;
    if (await count(table, key, { times: [...recent, at.getTime()], version }, at)) return true;
  }
  return false;
}

const hasRoom = (times: readonly number[], limits: readonly Limit[], at: Date): boolean =>
  limits.every(({ most, withinMs }) => times.filter((time) => time > at.getTime() - withinMs).length < most);

async function count(
  table: Table,
  key: ReturnType<typeof codeKey>,
  { times, version }: Sent,
  at: Date,
): Promise<boolean> {
  // Seconds, as DynamoDB's time to live wants them.
  const set = { times, version: version + 1, expiresAt: Math.ceil((at.getTime() + day) / 1000) };
  if (version === 0) return (await table.putNew({ ...key, kind: 'codes-sent', ...set })).stored;
  return (await table.update(key, { set }, { equals: { version } })).updated;
}
