import { firstDay, startsLater } from '../../shared/directory/address.ts';
import { draftAboutAddress } from '../../shared/letter/draft-letters.ts';
import { desk } from '../../shared/referral/create.ts';
import type { Draft } from '../../shared/storage/letters.ts';
import { type DirectoryEntry, findOffice, hearsUs } from '../../shared/storage/offices.ts';
import type { DirectoryDeps } from './deps.ts';

type Notice = { readonly notice?: Draft; readonly told: 'office' | 'desk' | 'nobody' };

/**
 * Who could object is told before an address can be proven: the one that letters go to now or, where none does or it takes
 * none, the desk. One letter a day, whatever is asked how often.
 */
export async function noticeOf(entry: DirectoryEntry, at: Date, deps: DirectoryDeps): Promise<Notice> {
  const reader = hearsUs(entry) ? 'office' : 'desk';
  const to = reader === 'office' ? entry : await deskFor(entry, deps);
  if (!to) return { told: 'nobody' };
  const from = startsLater(entry) ? firstDay(entry, at) : undefined;
  const about = reader === 'office' ? `${entry.addressVersion}` : entry.mailbox;
  const sk = `A-${at.toISOString().slice(0, 10)}-${about}`;
  const facts = {
    ...({ kind: 'address', reader, hotline: deps.hotline } as const),
    officeName: deps.catalog.office(entry.office).name,
    ...(from !== undefined && { from }),
  };
  return { notice: draftAboutAddress({ office: to, sk, tick: at, queuedAt: at }, facts), told: reader };
}

/** Of itself the desk cannot be told where its mailbox does not work; nor of anybody before it has one. */
async function deskFor({ office }: DirectoryEntry, { table }: DirectoryDeps) {
  const entry = office === desk ? undefined : await findOffice(table, desk);
  return entry && hearsUs(entry) ? entry : undefined;
}
