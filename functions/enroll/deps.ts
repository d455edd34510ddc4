import type { Catalog } from '../../shared/catalog/types.ts';
import type { Hotline } from '../../shared/hotlines.ts';
import type { Digests } from '../../shared/identity/digests.ts';
import type { Report } from '../../shared/observing/report.ts';
import type { Sealer } from '../../shared/sealing/sealer.ts';
import type { OpenDistricts } from '../../shared/storage/open-districts.ts';
import type { Table } from '../../shared/storage/table.ts';

export type EnrollDeps = {
  readonly table: Table;
  readonly sealer: Sealer;
  readonly catalog: Catalog;
  readonly digests: () => Promise<Digests>;
  /** By which the canary is known. */
  readonly canarySecret: () => Promise<string>;
  readonly openDistricts: Pick<OpenDistricts, 'read'>;
  readonly origin: string;
  readonly hotline: string;
  readonly urgentHotlines: readonly Hotline[];
  readonly report: Report;
};
