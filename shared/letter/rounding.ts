import type { Row } from './facts.ts';

/** Whom a table reaches: restricted programs are told only in the table of the whole country. */
export type Scope = 'office' | 'national';

export type RoundedTable = {
  readonly rows: readonly Omit<Row, 'restricted'>[];
  /** How many rows came to nothing in both weeks (under 3 each). */
  readonly few: number;
};

/** The one rule of all mailed tables: multiples of 5, so that no cell is a person. */
export const roundTo5 = (count: number): number => Math.round(count / 5) * 5;

/** A table as it may be mailed, largest first; equal ones stay in the order of the catalog. */
export function roundedTable(rows: readonly Row[], scope: Scope): RoundedTable {
  const rounded = rows
    .filter((row) => scope === 'national' || !row.restricted)
    .map(({ label, now, before }) => ({ label, now: roundTo5(now), before: roundTo5(before) }));
  const shown = rounded.filter((row) => row.now > 0 || row.before > 0);
  return { rows: shown.toSorted((a, b) => b.now - a.now), few: rounded.length - shown.length };
}
