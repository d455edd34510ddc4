import { afterBounce, worksAgain } from '../../shared/letter/mailbox.ts';
import type { Letter } from '../../shared/storage/letters.ts';
import { type DirectoryEntry, findOffice, noteMailbox } from '../../shared/storage/offices.ts';
import type { FeedbackDeps } from './feedback.ts';
import type { MailEvent } from './mail-event.ts';

/** Learns from what became of a letter whether the office's mailbox works; of an earlier address it learns nothing. */
export async function watchMailbox(event: MailEvent, { office }: Letter, deps: FeedbackDeps): Promise<void> {
  if (event.news !== 'bounced' && event.news !== 'delivered') return;
  const entry = await findOffice(deps.table, office);
  if (!entry || entry.addressVersion !== event.addressVersion) return;
  await (event.news === 'bounced' ? noteBounce : noteDelivery)(entry, event.at, deps);
}

async function noteBounce(entry: DirectoryEntry, at: string, { table, report }: FeedbackDeps): Promise<void> {
  const after = afterBounce(entry, at);
  if (!after) return;
  const { bouncedAt = at, notWorkingSince } = after;
  const set = { bouncedAt, ...(notWorkingSince !== undefined && { notWorkingSince }) };
  const noted = await noteMailbox(table, entry, { set });
  if (!noted || notWorkingSince === undefined || entry.notWorkingSince !== undefined) return;
  report.count('MailboxesNotWorking');
  report.log('mailbox-not-working', { office: entry.office });
}

async function noteDelivery(
  entry: DirectoryEntry,
  at: string,
  { table, report }: FeedbackDeps,
): Promise<void> {
  if (!worksAgain(entry, at)) return;
  const noted = await noteMailbox(table, entry, { remove: ['bouncedAt', 'notWorkingSince'] });
  if (noted && entry.notWorkingSince !== undefined)
    report.log('mailbox-works-again', { office: entry.office });
}
