import { printTable } from '../tell.ts';
import { type Limit, limits } from './limits.ts';
import { type Load, loadOf } from './load.ts';
import type { Quantities } from './play-week.ts';

const months = [1e6, 10e6, 100e6];

/** Each limit, what we use of it at each size, and which binds first. */
export function tellLimits(measured: Quantities): void {
  const loads = months.map((month) => loadOf(month, measured));
  printTable(
    ['limit', 'its size', ...months.map((month) => `${month / 1e6} M a month`), 'what to do', 'source'],
    limits.map((limit) => [
      limit.what,
      `${limit.limit.toLocaleString('en')} ${limit.unit}`,
      ...loads.map((load) => useOf(limit, load)),
      limit.remedy,
      sourceOf(limit),
    ]),
    [0, 5, 6],
  );
  for (const [at, load] of loads.entries())
    console.log(
      `${(months[at] ?? 0) / 1e6} M a month (${say(load.aSecond)} accepted a second at most): ${first(load)}\n`,
    );
}

function first(load: Load): string {
  const byUse = limits.toSorted((a, b) => partOf(b, load) - partOf(a, load));
  const names = byUse.slice(0, 3).map((one) => `${one.what} (${percent(partOf(one, load))})`);
  const bound = byUse.filter((one) => partOf(one, load) > 1).length;
  return `${bound === 0 ? 'nothing binds; nearest are' : `${bound} bind, first`} ${names.join('; ')}.`;
}

const partOf = ({ use, limit }: Limit, load: Load): number => use(load) / limit;
const percent = (part: number): string => `${say(100 * part)} %`;
const say = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 2 });

function useOf(limit: Limit, load: Load): string {
  const part = partOf(limit, load);
  const told = `${say(limit.use(load))} (${percent(part)})`;
  return part > 1 ? `**${told}**` : told;
}

const sourceOf = ({ source, read }: Limit): string =>
  source.startsWith('https') ? `[AWS](${source}), ${read}` : `${source}`;
