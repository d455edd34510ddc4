import { isRecord } from '../record.ts';
import type { Enrollment } from './enrollment.ts';

/**
 * One text for one content, whatever the order of keys, the spaces or the format it was sent in. What only follows
 * from other fields is left out: an age band can change between a request and its repetition.
 */
export function canonicalForm(enrollment: Enrollment): string {
  const { sex: _, ageBand: __, ...sent } = enrollment;
  return JSON.stringify(sent, sortKeys);
}

const sortKeys = (_key: string, value: unknown): unknown =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
