import type { Reader } from '../../shared/letter/readers.ts';
import type { LetterQueue } from '../../shared/messaging/letter-queue.ts';
import type { Mailer } from '../../shared/messaging/mailer.ts';
import type { PutAside } from '../../shared/messaging/put-aside.ts';
import type { Report } from '../../shared/observing/report.ts';
import type { Table } from '../../shared/storage/table.ts';

export type NotifyDeps = {
  readonly table: Table;
  readonly queue: LetterQueue;
  readonly putAside: PutAside;
  readonly mailer: Mailer;
  readonly sender: string;
  /** Who is no office and gets a letter, as the configuration has it now. */
  readonly readers: readonly Reader[];
  /** Where these can ask to get no more. */
  readonly deskMailbox: string;
  /** What is left of the invocation. */
  readonly remainingMs: () => number;
  /** For leases and rests only. */
  readonly now: () => Date;
  readonly report: Report;
};
