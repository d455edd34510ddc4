import type { Catalog } from '../catalog/types.ts';
import type { Digests } from '../identity/digests.ts';
import { draftAboutAddress } from '../letter/draft-letters.ts';
import { desk } from '../referral/create.ts';
import type { Draft } from '../storage/letters.ts';
import { type DirectoryEntry, findOffice, hearsUs } from '../storage/offices.ts';
import type { Table } from '../storage/table.ts';
import { addressToProve, firstDay, startsLater } from './address.ts';

export type NoticeDeps = {
  readonly table: Table;
  readonly catalog: Catalog;
  readonly digests: () => Promise<Digests>;
  readonly hotline: string;
};

type Notice = { readonly notice?: Draft; readonly told: 'office' | 'desk' | 'nobody' };

/**
 * Who could object is told before an address can be proven: the one that letters go to now or, where none does or it takes
 * none, the desk.
 */
export const noticeOf = (entry: DirectoryEntry, at: Date, deps: NoticeDeps): Promise<Notice> =>
  noticeFor(hearsUs(entry) ? 'office' : 'desk', entry, at, deps);

/** One letter a day and address, whatever is asked how often: whoever slips in another address is told of it anew. */
export async function noticeFor(
  reader: 'office' | 'desk',
  entry: DirectoryEntry,
  at: Date,
  deps: NoticeDeps,
): Promise<Notice> {
  const to = reader === 'office' ? entry : await deskFor(entry, deps);
  if (!to) return { told: 'nobody' };
  const from = startsLater(entry) ? firstDay(entry, at) : undefined;
  const about = reader === 'office' ? `${entry.addressVersion}` : entry.mailbox;
  const sk = `A-${at.toISOString().slice(0, 10)}-${about}-${await nameOfAddress(entry, deps)}`;
  const facts = {
    ...({ kind: 'address', reader, hotline: deps.hotline } as const),
    officeName: deps.catalog.office(entry.office).name,
    ...(from !== undefined && { from }),
  };
  return { notice: draftAboutAddress({ office: to, sk, tick: at, queuedAt: at }, facts), told: reader };
}

/** Of the new address, where itself must not stand: a letter's name is in queues, tags and logs, of 64 characters at most. */
async function nameOfAddress(entry: DirectoryEntry, { digests }: NoticeDeps): Promise<string> {
  return (await digests())
    .item(entry.office, addressToProve(entry) ?? entry.change?.address ?? '')
    .slice(0, 8);
}

/** Of itself the desk cannot be told where its mailbox does not work; nor of anybody before it has one. */
async function deskFor({ office }: DirectoryEntry, { table }: NoticeDeps) {
  const entry = office === desk ? undefined : await findOffice(table, desk);
  return entry && hearsUs(entry) ? entry : undefined;
}
