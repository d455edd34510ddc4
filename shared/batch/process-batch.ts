import type { Report } from '../observing/report.ts';

type Batch<R> = {
  readonly records: readonly R[];
  readonly idOf: (record: R) => string;
  /** Records of one group run in order; groups run side by side. */
  readonly groupOf: (record: R) => string;
  readonly work: (record: R) => Promise<void>;
  readonly report: Report;
};

/** What Lambda wants back where `ReportBatchItemFailures` is on: only these come again. */
export type BatchResponse = { batchItemFailures: { itemIdentifier: string }[] };

/** Enough to hide the latency of single-item calls, few enough to stay kind to one table partition. */
const sideBySide = 8;

/** Works through a batch so that one bad record costs its neighbors nothing; names those that must come again. */
export async function processBatch<R>(batch: Batch<R>): Promise<BatchResponse> {
  const groups = [...Map.groupBy(batch.records, batch.groupOf).values()];
  const failed: string[] = [];
  const worker = async (): Promise<void> => {
    for (let group = groups.shift(); group; group = groups.shift())
      failed.push(...(await processGroup(group, batch)));
  };
  await Promise.all(Array.from({ length: sideBySide }, worker));
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

/** The first failure ends the group: what comes after it must not overtake it. */
async function processGroup<R>(group: readonly R[], { idOf, work, report }: Batch<R>): Promise<string[]> {
  for (const [at, record] of group.entries()) {
    try {
      await work(record);
    } catch (error) {
      report.fail('record-failed', error);
      return group.slice(at).map(idOf);
    }
  }
  return [];
}
