import type { News } from '../../shared/letter/letter-states.ts';
import { countLetter } from '../../shared/letter/readers.ts';
import type { Metric } from '../../shared/observing/metrics.ts';
import type { Report } from '../../shared/observing/report.ts';
import { applyNews, type Letter } from '../../shared/storage/letters.ts';
import type { Table } from '../../shared/storage/table.ts';
import { type MailEvent, parseMailEvent } from './mail-event.ts';
import { watchMailbox } from './watch-mailbox.ts';

export type FeedbackDeps = {
  readonly table: Table;
  readonly report: Report;
  /** The one that our letters are sent with. */
  readonly configurationSet: string;
};

const metrics: Readonly<Partial<Record<News, Metric>>> = {
  'soft-bounced': 'LettersSoftBounced',
  rejected: 'LettersRejected',
  delivered: 'LettersDelivered',
  bounced: 'LettersBounced',
  complained: 'LettersComplained',
};

/** SES tells what became of a letter, in any order and more than once: the letter's state only moves forward. */
export async function feedback(input: unknown, deps: FeedbackDeps): Promise<void> {
  const event = parseMailEvent(input);
  const letter = await findTold(event, deps);
  if (!letter) return deps.report.log('mail-event-ignored', { type: event.type });
  if (event.type === 'DeliveryDelay') countLetter(deps.report, 'LettersDelayed', letter.mailbox);
  await watchMailbox(event, letter, deps);
}

/** The letter that the event is about, after its news; none for mails that are not ours, or no letters. */
async function findTold(event: MailEvent, deps: FeedbackDeps): Promise<Letter | undefined> {
  const { configurationSet, letter: id, news, reason } = event;
  if (configurationSet !== deps.configurationSet || !id || !news) return undefined;
  const { moved, letter } = await applyNews(deps.table, id, news);
  if (!moved) return letter;
  const metric = metrics[news];
  if (metric) countLetter(deps.report, metric, letter?.mailbox ?? '');
  if (!['sent', 'delivered'].includes(news))
    deps.report.log('letter-came-back', { letter: id, news, reason });
  return letter;
}
