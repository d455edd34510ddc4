import type { Catalog } from '../../shared/catalog/types.ts';
import type { Hotline } from '../../shared/hotlines.ts';
import type { Digests } from '../../shared/identity/digests.ts';
import type { Report } from '../../shared/observing/report.ts';
import type { Sealer } from '../../shared/sealing/sealer.ts';
import type { OpenDistricts } from '../../shared/storage/open-districts.ts';
import type { Table } from '../../shared/storage/table.ts';

export type PagesDeps = {
  readonly table: Table;
  /** Seals a corrected phone; nothing here can open it again. */
  readonly sealer: Sealer;
  readonly catalog: Catalog;
  readonly digests: () => Promise<Digests>;
  readonly openDistricts: Pick<OpenDistricts, 'read'>;
  readonly hotline: string;
  readonly urgentHotlines: readonly Hotline[];
  readonly version: string;
  readonly report: Report;
};
