import { mkdirSync, writeFileSync } from 'node:fs';

/** What a bench is asked to reach, and what it found; `npm run bench` makes one table of all (docs/performance.md). */
export type Target = {
  readonly what: string;
  readonly target: string;
  readonly found: string;
  readonly met: boolean;
};

export const resultsDirectory = new URL('../.local/bench/results/', import.meta.url);

/** Each bench calls it once, at its end. */
export function tellTargets(bench: string, targets: readonly Target[]): void {
  mkdirSync(resultsDirectory, { recursive: true });
  writeFileSync(new URL(`${bench}.json`, resultsDirectory), JSON.stringify({ targets }, null, 2));
}

type Digits = { readonly unit?: string; readonly digits?: number };

/** `≤ 2 × F`, found 1.9. */
export function atMost(what: string, limit: number, found: number, say: Digits = {}): Target {
  return {
    what,
    target: `≤ ${inWords(limit)}${after(say)}`,
    found: foundOf(found, say),
    met: found <= limit,
  };
}

/** `≥ 5 times`, found 6.1. */
export function atLeast(what: string, limit: number, found: number, say: Digits = {}): Target {
  return {
    what,
    target: `≥ ${inWords(limit)}${after(say)}`,
    found: foundOf(found, say),
    met: found >= limit,
  };
}

type Cell = string | number;

/** A table of Markdown on stdout. Columns are of numbers, but for those of texts: so many at the left, or at these places. */
export function printTable(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  texts: number | readonly number[] = 1,
): void {
  const isText = (at: number): boolean => (typeof texts === 'number' ? at < texts : texts.includes(at));
  const line = (cells: readonly Cell[]): string => `| ${cells.join(' | ')} |`;
  const marks = head.map((_, at) => (isText(at) ? '---' : '---:'));
  console.log([line(head), line(marks), ...rows.map(line), ''].join('\n'));
}

const inWords = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 2 });
const after = ({ unit }: Digits): string => (unit ? ` ${unit}` : '');
const foundOf = (value: number, say: Digits): string =>
  `${value.toLocaleString('en', { minimumFractionDigits: say.digits ?? 0, maximumFractionDigits: say.digits ?? 2 })}${after(say)}`;
