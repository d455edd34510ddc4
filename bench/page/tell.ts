import { median } from '../rounds.ts';
import { atMost, printTable, tellTargets } from '../tell.ts';
import type { Applied } from './apply.ts';
import type { Visit } from './visit.ts';

const seconds = (ms: number): string => (ms / 1000).toFixed(2);
const inBytes = (bytes: number): string => bytes.toLocaleString('en');
const medianOf = <T>(all: readonly T[] | undefined, read: (one: T) => number): number =>
  median((all ?? []).map(read));

/** What the applicants' phones found: medians, by way. */
export function tellApplied(found: ReadonlyMap<string, readonly Applied[]>): void {
  const columns = ['bytes', 'requests', 'seen, s', 'usable, s'];
  const head = ['the form', ...columns, ...columns.map((one) => `again: ${one}`), 'receipt, s', 'its bytes'];
  const rows = [...found].map(([name, applied]) => [
    name,
    ...(['first', 'second'] as const).flatMap((which) => [
      inBytes(medianOf(applied, (one) => one[which].bytes)),
      medianOf(applied, (one) => one[which].requests),
      seconds(medianOf(applied, (one) => one[which].painted)),
      seconds(medianOf(applied, (one) => one[which].usable)),
    ]),
    seconds(medianOf(applied, ({ receipt }) => receipt)),
    inBytes(medianOf(applied, ({ receiptBytes }) => receiptBytes)),
  ]);
  printTable(head, rows);
  tellForm(found.get('2G, with scripts') ?? []);
}

function tellForm(applied: readonly Applied[]): void {
  const kilobytes = medianOf(applied, ({ first }) => first.bytes) / 1000;
  const usable = medianOf(applied, ({ first }) => first.usable) / 1000;
  tellTargets('page', [
    atMost('the form can be filled in, 2G, CPU × 6', 3, usable, { unit: 's', digits: 2 }),
    atMost('all that came until then', 30, kilobytes, { unit: 'kB', digits: 1 }),
    atMost('the same, moonshot', 15, kilobytes, { unit: 'kB', digits: 1 }),
  ]);
}

/** What all other pages weigh: medians of the rounds, by name. */
export function tellPages(visits: ReadonlyMap<string, readonly Visit[]>): void {
  const rows = [...visits].map(([name, found]) => [
    name,
    inBytes(medianOf(found, ({ bytes }) => bytes)),
    medianOf(found, ({ requests }) => requests),
    seconds(medianOf(found, ({ painted }) => painted)),
    seconds(medianOf(found, ({ usable }) => usable)),
  ]);
  printTable(['page', 'bytes', 'requests', 'seen, s', 'whole, s'], rows);
}

export function tellCpu(found: ReadonlyMap<string, readonly number[]>): void {
  const rows = [...found].map(([name, microseconds]) => [name, Math.round(median(microseconds))]);
  printTable(['a page, made and sent', 'CPU, µs'], rows);
}
