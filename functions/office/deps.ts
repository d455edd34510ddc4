import type { Catalog } from '../../shared/catalog/types.ts';
import type { Hotline } from '../../shared/hotlines.ts';
import type { Digests } from '../../shared/identity/digests.ts';
import type { LinkTokens } from '../../shared/identity/link-tokens.ts';
import type { Mailer } from '../../shared/messaging/mailer.ts';
import type { Report } from '../../shared/observing/report.ts';
import type { DataKeys } from '../../shared/sealing/data-keys.ts';
import type { Table } from '../../shared/storage/table.ts';

export type OfficeDeps = {
  readonly table: Table;
  readonly catalog: Catalog;
  readonly digests: () => Promise<Digests>;
  readonly tokens: () => Promise<LinkTokens>;
  readonly dataKeys: Pick<DataKeys, 'unwrap'>;
  readonly mailer: Mailer;
  readonly sender: string;
  readonly origin: string;
  /** The service's own line, and those that are answered day and night. */
  readonly hotline: string;
  readonly urgentHotlines: readonly Hotline[];
  /** Stamps `since` where an answer moves the owner, and nothing else. */
  readonly now: () => Date;
  /** Waits so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  readonly report: Report;
};
