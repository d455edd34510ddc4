import type { Catalog } from '../../shared/catalog/types.ts';
import type { LinkTokens } from '../../shared/identity/link-tokens.ts';
import type { LetterQueue } from '../../shared/messaging/letter-queue.ts';
import type { Report } from '../../shared/observing/report.ts';
import type { Table } from '../../shared/storage/table.ts';

export type SummarizeDeps = {
  readonly table: Table;
  readonly queue: LetterQueue;
  readonly catalog: Catalog;
  readonly tokens: () => Promise<LinkTokens>;
  readonly origin: string;
  /** Who is no office and gets the national figures: ids, no addresses. */
  readonly readerIds: readonly string[];
  /** Only to refuse a week that is not over, whatever the event says, and to note when a recount was asked for. */
  readonly now: () => Date;
  /** What is left of the invocation. */
  readonly remainingMs: () => number;
  readonly report: Report;
};
