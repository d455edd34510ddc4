import * as z from 'zod/mini';
import { readOfficeLink } from '../../shared/identity/office-links.ts';
import { type DirectoryEntry, findOffice, listOffices } from '../../shared/storage/offices.ts';
import type { OfficeDeps } from './deps.ts';

/** Who signs in: by a letter's link, or by the mailbox that is typed in. */
export const mailboxFields = z.object({
  token: z.optional(z.string().check(z.maxLength(1000))),
  mailbox: z.optional(z.string().check(z.maxLength(320))),
});
export type MailboxFields = z.infer<typeof mailboxFields>;

type Found = {
  /** The office of a proven mailbox; undefined for whatever is not one. */
  readonly office: DirectoryEntry | undefined;
  readonly byLink: boolean;
};

/** Undefined where nothing was named: no mailbox, and no link that still stands. */
export async function findMailbox(
  { token, mailbox = '' }: MailboxFields,
  at: Date,
  deps: OfficeDeps,
): Promise<Found | undefined> {
  const linked = token && (await findByLink(token, at, deps));
  if (linked) return { office: linked, byLink: true };
  return mailbox.trim() === '' ? undefined : { office: await findByName(mailbox, deps), byLink: false };
}

/** The office that the link names. A link dies with the address that its letter went to. */
export async function findByLink(
  token: string,
  at: Date,
  { table, tokens }: OfficeDeps,
): Promise<DirectoryEntry | undefined> {
  const named = readOfficeLink(await tokens(), token, at);
  const office = named && (await findOffice(table, named.office));
  return office?.verified && office.addressVersion === named?.addressVersion ? office : undefined;
}

/** By its address, or by the name before the @ of the addresses that we give out. */
async function findByName(typed: string, { table }: OfficeDeps): Promise<DirectoryEntry | undefined> {
  const name = lowerCase(typed.trim());
  const offices = await listOffices(table);
  const found = offices.find(({ address, mailbox }) => lowerCase(address) === name || mailbox === name);
  return found?.verified ? found : undefined;
}

/** Of ASCII alone: in other alphabets stand capitals of our small letters, such as the sign for kelvin. */
const lowerCase = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
