import * as z from 'zod/mini';
import { type Zone, zoneOffsets } from '../calendar/zone.ts';
import type { Refusals } from '../letter/mailbox.ts';
import { languages } from '../text/language.ts';
import { officeKey } from './keys.ts';
import { parseRow } from './rows.ts';
import { stamp } from './shapes.ts';
import type { Change, Item, Table } from './table.ts';

const zones = Object.keys(zoneOffsets) as Zone[];

const schema = z.object({
  office: z.string(),
  /** The office id with `@` and `.` as `-`: names the mailbox in keys, tags and references. */
  mailbox: z.string(),
  address: z.email(),
  /** Proven by a code that was mailed to it; an office without a verified mailbox gets no letter. */
  verified: z.boolean(),
  /** Grows when the address changes: sessions and codes of the old address die with it. */
  addressVersion: z.int(),
  /** Hours between two letters of new referrals; absent: the stage's default. */
  rhythmHours: z.optional(z.int()),
  zone: z.enum(zones),
  language: z.enum(languages),
  /** As the office publishes it: by it the operator reaches the office, whoever wrote the address. */
  telephone: z.optional(z.string()),
  /** Why the address may stand outside the government's domains, and why it did not wait for a working day. */
  reason: z.optional(z.string()),
  atOnce: z.optional(z.string()),
  /** Another address, to which letters do not go yet. `startsOn`: it is proven, and its first day is known. */
  change: z.optional(
    z.object({
      address: z.email(),
      reason: z.optional(z.string()),
      atOnce: z.optional(z.string()),
      startsOn: z.optional(z.iso.date()),
    }),
  ),
  /** The newest mail that asks an address for its proof (a letter's `sk`), and the letter that told others of it. */
  proof: z.optional(
    z.object({
      letter: z.string(),
      at: z.string(),
      notice: z.optional(z.string()),
      provenAt: z.optional(z.string()),
    }),
  ),
  /** Counts the acts on this entry: who acts on what somebody else has changed since is refused. */
  revision: z.optional(z.int()),
  /** The first time that the present address refused a letter for good; gone with the next one that is delivered. */
  bouncedAt: z.optional(z.string()),
  /** The mailbox refuses letters since then: whoever should hear of something must be called. */
  notWorkingSince: z.optional(z.string()),
  /** The newest letter that was delivered, and the refusal that it outdid; absent in entries from before this was kept. */
  delivered: z.optional(z.object({ at: z.string(), letter: z.string(), outdone: z.optional(z.string()) })),
});

/** One office of the directory: who it is by mail (docs/decisions/directory-of-offices.md). */
export type DirectoryEntry = z.infer<typeof schema>;

/** Whether somebody there learns of what is handed over or shared: the mailbox is proven, and takes letters. */
export const hearsUs = (entry: DirectoryEntry | undefined): boolean =>
  entry?.verified === true && entry.notWorkingSince === undefined;

const read = (item: Item): DirectoryEntry => parseRow(schema, { ...item, office: item.sk });

export async function findOffice(table: Table, office: string): Promise<DirectoryEntry | undefined> {
  const item = await table.get(officeKey(office));
  return item && read(item);
}

export async function listOffices(table: Table): Promise<DirectoryEntry[]> {
  const entries: DirectoryEntry[] = [];
  for await (const item of table.query({ partition: 'OFFICE', consistent: true })) entries.push(read(item));
  return entries;
}

export async function saveOffice(table: Table, entry: DirectoryEntry): Promise<void> {
  const { office, ...rest } = entry;
  await table.put({
    ...officeKey(office),
    kind: 'office',
    ...stamp('office'),
    ...(rest as unknown as Omit<Item, 'pk' | 'sk'>),
  });
}

/** False where there is one by now. */
export async function addOffice(table: Table, entry: DirectoryEntry): Promise<boolean> {
  const { office, ...rest } = entry;
  const item = { ...officeKey(office), kind: 'office', ...(rest as unknown as Omit<Item, 'pk' | 'sk'>) };
  return (await table.putNew(item)).stored;
}

/** Writes what an act changes and leaves what letters tell (`noteMailbox`); false where somebody else acted before. */
export async function changeOffice(
  table: Table,
  before: DirectoryEntry,
  after: DirectoryEntry,
): Promise<boolean> {
  const differs = (Object.keys(schema.shape) as (keyof DirectoryEntry)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const kept = differs.filter((name) => after[name] !== undefined).map((name) => [name, after[name]]);
  const { revision = 0 } = before;
  const set = { ...Object.fromEntries(kept), revision: revision + 1 };
  const remove = differs.filter((name) => after[name] === undefined);
  const unchanged = revision === 0 ? { absentOrBelow: { revision: 1 } } : { equals: { revision } };
  return (await table.update(officeKey(before.office), { set, remove }, unchanged)).updated;
}

/** Notes what became of a letter to the address that the entry names; nothing where another one was entered since. */
export async function noteMailbox(
  table: Table,
  { office, addressVersion }: DirectoryEntry,
  refusals: Refusals,
): Promise<boolean> {
  const names = ['bouncedAt', 'notWorkingSince', 'delivered'] as const;
  const set = names.flatMap((name) =>
    refusals[name] === undefined ? [] : [[name, refusals[name]] as const],
  );
  const remove = names.filter((name) => refusals[name] === undefined);
  const change = { set: Object.fromEntries(set) as NonNullable<Change['set']>, remove };
  return (await table.update(officeKey(office), change, { equals: { addressVersion } })).updated;
}
