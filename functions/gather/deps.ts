import type { Catalog } from '../../shared/catalog/types.ts';
import type { Digests } from '../../shared/identity/digests.ts';
import type { LinkTokens } from '../../shared/identity/link-tokens.ts';
import type { LetterQueue } from '../../shared/messaging/letter-queue.ts';
import type { Report } from '../../shared/observing/report.ts';
import type { Table } from '../../shared/storage/table.ts';

export type GatherDeps = {
  readonly table: Table;
  readonly queue: LetterQueue;
  readonly catalog: Catalog;
  readonly digests: () => Promise<Digests>;
  readonly tokens: () => Promise<LinkTokens>;
  readonly origin: string;
  readonly hotline: string;
  /** Hours between two letters to an office that has no rhythm of its own. */
  readonly rhythmHours: number;
  readonly report: Report;
};
