import { unmetKey } from './keys.ts';
import type { Table } from './table.ts';

export type UnmetRequest = {
  readonly week: string;
  /** HMAC of the submission id, so that a retry counts once. */
  readonly submissionId: string;
  readonly district: string;
  readonly programs: readonly string[];
};

/** Notes that somebody asked from a place that is not covered: where and for what, never who. */
export async function noteUnmet(table: Table, request: UnmetRequest): Promise<void> {
  const { week, submissionId, district, programs } = request;
  await table.putNew({ ...unmetKey(week, submissionId), kind: 'unmet', district, programs: [...programs] });
}
