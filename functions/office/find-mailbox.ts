import * as z from 'zod';
import { readOfficeLink } from '../../shared/identity/office-links.ts';
import { type DirectoryEntry, findOffice, listOffices } from '../../shared/storage/offices.ts';
import type { OfficeDeps } from './deps.ts';

/** Who signs in: by a letter's link, or by the mailbox that is typed in. */
export const mailboxFields = z.object({
  token: z.string().max(1000).optional(),
  mailbox: z.string().max(320).optional(),
});
export type MailboxFields = z.infer<typeof mailboxFields>;

/** The office of a proven mailbox; undefined for whatever is not one. */
export async function findMailbox(
  fields: MailboxFields,
  at: Date,
  deps: OfficeDeps,
): Promise<DirectoryEntry | undefined> {
  const found = fields.token
    ? await findByLink(fields.token, at, deps)
    : await findByName(fields.mailbox ?? '', deps);
  return found?.verified ? found : undefined;
}

async function findByLink(token: string, at: Date, { table, tokens }: OfficeDeps) {
  const office = readOfficeLink(await tokens(), token, at);
  return office === undefined ? undefined : findOffice(table, office);
}

/** By its address, or by the name before the @ of the addresses that we give out. */
async function findByName(typed: string, { table }: OfficeDeps): Promise<DirectoryEntry | undefined> {
  const name = typed.trim().toLowerCase();
  const offices = await listOffices(table);
  return offices.find(({ address, mailbox }) => address.toLowerCase() === name || mailbox === name);
}
