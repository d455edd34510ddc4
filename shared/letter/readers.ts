import * as z from 'zod/mini';
import type { Metric } from '../observing/metrics.ts';
import type { Report } from '../observing/report.ts';
import { isCanary } from './canary.ts';

/** Somebody outside who gets the national figures each Monday by mail: no link, no sign-in, nothing exact. */
export const readerSchema = z.strictObject({
  /** Names the reader where an address must not stand: keys, queue, tags, logs. */
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,29}$/)),
  address: z.email(),
});
export type Reader = z.infer<typeof readerSchema>;

const prefix = 'reader-';

/** Where an office's letters have its mailbox id. */
export const readerMailbox = (id: string): string => `${prefix}${id}`;

export const isReader = (mailbox: string): boolean => mailbox.startsWith(prefix);

/** Of those in the configuration now, the one to whom the letter goes. */
export const readerOf = (mailbox: string, readers: readonly Reader[]): Reader | undefined =>
  readers.find(({ id }) => readerMailbox(id) === mailbox);

const ofReaders: Readonly<Partial<Record<Metric, Metric>>> = {
  LettersSoftBounced: 'ReaderLettersSoftBounced',
  LettersRejected: 'ReaderLettersRejected',
  LettersBounced: 'ReaderLettersBounced',
  LettersComplained: 'ReaderLettersComplained',
  LettersUnsettled: 'ReaderLettersUnsettled',
};

/**
 * Counts what became of a letter. Where no office waits for it, what goes wrong is counted apart: it harms no applicant.
 * The canary's is in no count: it is looked at by itself.
 */
export function countLetter(report: Report, metric: Metric, mailbox: string): void {
  if (isCanary(mailbox)) return;
  report.count((isReader(mailbox) ? ofReaders[metric] : undefined) ?? metric);
}

/**
 * By mail to people who can take the reader off the list (RFC 2369, 3.2), not by one click (RFC 8058): that would need
 * an address of ours on which whoever has it acts for the reader.
 */
export const unsubscribeBy = (deskMailbox: string, mailbox: string): string =>
  `<mailto:${deskMailbox}?subject=${encodeURIComponent(`unsubscribe ${mailbox}`)}>`;
