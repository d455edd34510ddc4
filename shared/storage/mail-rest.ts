import * as z from 'zod/mini';
import { type MailRest, trialMs } from '../letter/mail-rest.ts';
import { mailRestKey } from './keys.ts';
import { parseRow } from './rows.ts';
import type { Table } from './table.ts';

const schema = z.object({
  failures: z.int(),
  ...{ until: z.optional(z.string()), mailbox: z.optional(z.string()) },
});

export async function findMailRest(table: Table): Promise<MailRest | undefined> {
  const item = await table.get(mailRestKey);
  return item && parseRow(schema, item);
}

export async function saveMailRest(table: Table, { failures, until, mailbox }: MailRest): Promise<void> {
  const known = { ...(until !== undefined && { until }), ...(mailbox !== undefined && { mailbox }) };
  await table.put({ ...mailRestKey, kind: 'mail-rest', failures, ...known });
}

/** True for the one who may try now; the others wait for what comes of it. */
export async function takeTrial(table: Table, { until }: MailRest, at: Date): Promise<boolean> {
  if (until === undefined) return true;
  const next = new Date(at.getTime() + trialMs).toISOString();
  return (await table.update(mailRestKey, { set: { until: next } }, { equals: { until } })).updated;
}

export const endMailRest = (table: Table): Promise<void> => table.remove(mailRestKey);
