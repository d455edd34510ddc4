import type { Catalog } from '../catalog/types.ts';
import type { Digests } from '../identity/digests.ts';
import type { LinkTokens } from '../identity/link-tokens.ts';
import type { LetterQueue } from '../messaging/letter-queue.ts';
import type { Report } from '../observing/report.ts';
import type { Table } from '../storage/table.ts';

/** What everything needs that makes something follow from what was stored. */
export type ConsequenceDeps = {
  readonly table: Table;
  readonly queue: LetterQueue;
  readonly catalog: Catalog;
  readonly digests: () => Promise<Digests>;
  readonly tokens: () => Promise<LinkTokens>;
  readonly origin: string;
  /** Submissions an hour from one source or phone, beyond which the desk looks first. */
  readonly holdAfter: { readonly source: number; readonly phone: number };
  /** Submissions an hour from one source or phone, beyond which restricted ones share letters. */
  readonly crowdAfter: number;
  /** Stamps `since`, and nothing else. */
  readonly now: () => Date;
  readonly report: Report;
};
