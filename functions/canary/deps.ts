import type { Catalog } from '../../shared/catalog/types.ts';
import type { Report } from '../../shared/observing/report.ts';
import type { Table } from '../../shared/storage/table.ts';

export type CanaryDeps = {
  readonly table: Table;
  readonly catalog: Catalog;
  readonly secret: () => Promise<string>;
  /** Sends a body to the public door as a phone does; the status of the answer, or 0 where there is none. */
  readonly post: (body: string, headers: Readonly<Record<string, string>>) => Promise<number>;
  readonly pause: (ms: number) => Promise<void>;
  /** For the mark, which is good for minutes. */
  readonly now: () => Date;
  readonly report: Report;
};
