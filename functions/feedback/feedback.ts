import * as z from 'zod';
import type { News } from '../../shared/letter/letter-states.ts';
import type { Report } from '../../shared/observing/report.ts';
import { applyNews } from '../../shared/storage/letters.ts';
import type { Table } from '../../shared/storage/table.ts';

export type FeedbackDeps = { readonly table: Table; readonly report: Report };

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
const event = z.object({
  source: z.literal('aws.ses'),
  detail: z.object({
    eventType: z.string(),
    mail: z.object({ tags: z.record(z.string(), z.array(z.string())).optional() }),
  }),
});

const newsOf: Readonly<Record<string, News>> = {
  Send: 'sent',
  Delivery: 'delivered',
  Reject: 'rejected',
  Bounce: 'bounced',
  Complaint: 'complained',
};

const metrics: Readonly<Record<News, string>> = {
  sent: 'LettersHeardSent',
  delivered: 'LettersDelivered',
  rejected: 'LettersRejected',
  bounced: 'LettersBounced',
  complained: 'LettersComplained',
};

/** SES tells what became of a letter, in any order and more than once: the letter's state only moves forward. */
export async function feedback(input: unknown, { table, report }: FeedbackDeps): Promise<void> {
  const { detail } = event.parse(input);
  const letter = detail.mail.tags?.['letter']?.[0];
  const news = newsOf[detail.eventType];
  if (!letter || !news) return report.log('mail-event-ignored', { type: detail.eventType });
  const { moved } = await applyNews(table, letter, news);
  if (moved) report.count(metrics[news]);
}
