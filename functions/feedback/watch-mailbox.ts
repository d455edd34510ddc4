import { afterBounce, afterDelivery, type Refusals } from '../../shared/letter/mailbox.ts';
import { type Letter, letterId } from '../../shared/storage/letters.ts';
import { findOffice, noteMailbox } from '../../shared/storage/offices.ts';
import type { FeedbackDeps } from './feedback.ts';
import type { MailEvent } from './mail-event.ts';

const effects: Partial<Record<NonNullable<MailEvent['news']>, typeof afterBounce>> = {
  bounced: afterBounce,
  delivered: afterDelivery,
};

/** Learns from what became of a letter whether the office's mailbox works; of an earlier address it learns nothing. */
export async function watchMailbox(event: MailEvent, letter: Letter, deps: FeedbackDeps): Promise<void> {
  const effect = event.news && effects[event.news];
  if (!effect) return;
  const entry = await findOffice(deps.table, letter.office);
  if (!entry || entry.addressVersion !== event.addressVersion) return;
  const after = effect(entry, { at: event.at, letter: letterId(letter) });
  if (!after || !(await noteMailbox(deps.table, entry, after))) return;
  tellChange(letter.office, entry, after, deps);
}

function tellChange(office: string, before: Refusals, after: Refusals, { report }: FeedbackDeps): void {
  const works = after.notWorkingSince === undefined;
  if (works === (before.notWorkingSince === undefined)) return;
  if (!works) report.count('MailboxesNotWorking');
  report.log(works ? 'mailbox-works-again' : 'mailbox-not-working', { office });
}
