import type { Catalog } from '../../shared/catalog/types.ts';
import type { Digests } from '../../shared/identity/digests.ts';
import type { LinkTokens } from '../../shared/identity/link-tokens.ts';
import type { LetterQueue } from '../../shared/messaging/letter-queue.ts';
import type { Report } from '../../shared/observing/report.ts';
import type { Table } from '../../shared/storage/table.ts';

export type DirectoryDeps = {
  readonly table: Table;
  readonly queue: LetterQueue;
  readonly catalog: Catalog;
  readonly digests: () => Promise<Digests>;
  readonly tokens: () => Promise<LinkTokens>;
  readonly origin: string;
  readonly hotline: string;
  /** An address elsewhere needs a reason. */
  readonly governmentDomains: readonly string[];
  /** The function's own: a time that the operator could give would let an address start sooner. */
  readonly now: () => Date;
  readonly report: Report;
};
