import type { LetterQueue } from '../../shared/messaging/letter-queue.ts';
import type { Mailer } from '../../shared/messaging/mailer.ts';
import type { Report } from '../../shared/observing/report.ts';
import type { Table } from '../../shared/storage/table.ts';

export type NotifyDeps = {
  readonly table: Table;
  readonly queue: LetterQueue;
  readonly mailer: Mailer;
  readonly sender: string;
  /** What is left of the invocation. */
  readonly remainingMs: () => number;
  /** For leases and rests only. */
  readonly now: () => Date;
  readonly report: Report;
};
