import type { Catalog } from '../../shared/catalog/types.ts';
import type { Digests } from '../../shared/identity/digests.ts';
import type { LinkTokens } from '../../shared/identity/link-tokens.ts';
import type { LetterQueue } from '../../shared/messaging/letter-queue.ts';
import type { Report } from '../../shared/observing/report.ts';
import type { Table } from '../../shared/storage/table.ts';

export type DispatchDeps = {
  readonly table: Table;
  readonly queue: LetterQueue;
  readonly catalog: Catalog;
  readonly digests: () => Promise<Digests>;
  readonly tokens: () => Promise<LinkTokens>;
  readonly origin: string;
  /** Submissions an hour from one source or phone, beyond which the desk looks first. */
  readonly holdAfter: { readonly source: number; readonly phone: number };
  /** Stamps `since`, and nothing else. */
  readonly now: () => Date;
  readonly report: Report;
};
