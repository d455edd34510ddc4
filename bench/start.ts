/**
 * How long `npm start` takes until the form can be opened, and until the short week has been played: with nothing kept,
 * and with what an earlier start kept in .local. `npm run bench:start -- --rounds 5`.
 */
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { requireNode24 } from '../local/node-version.ts';
import { inRounds, median } from './rounds.ts';
import { runHost } from './running-host.ts';
import { atMost, printTable, tellTargets } from './tell.ts';

requireNode24();
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });
const root = fileURLToPath(new URL('..', import.meta.url));
const leftOut = ['.git', '.local', 'cdk.out', 'node_modules'];

const keptAll = 'the assembly and compiled sources kept';
const ways = new Map([
  ['sources as they are, nothing kept', () => withNothingKept((clone) => ready(['--empty'], clone))],
  [keptAll, () => ready(['--empty'])],
  ['the same, and the short week played', () => ready([])],
]);
const found = await inRounds(ways, Number(values.rounds));
printTable(
  ['npm start', 'seconds until ready', 'in all rounds'],
  [...found].map(([name, times]) => [name, seconds(median(times)), times.map(seconds).join(' · ')]),
);
const cached = median(found.get(keptAll) ?? []) / 1000;
tellTargets('start', [atMost('`npm start` until ready, assembly kept', 3, cached, { unit: 's', digits: 1 })]);

/** Until the address was said, and the form behind it answers. */
async function ready(options: readonly string[], directory?: string): Promise<number> {
  const begun = performance.now();
  const host = await runHost(options, directory);
  const { status } = await fetch(`${host.url}/`);
  const took = performance.now() - begun;
  await host.stop();
  if (status !== 200) throw new Error(`The form answered ${status}`);
  console.error(`${options.join(' ') || 'the week'}: ${seconds(took)} s`);
  return took;
}

/** In a copy, as a clone is after `npm ci`. */
async function withNothingKept(work: (clone: string) => Promise<number>): Promise<number> {
  const clone = mkdtempSync(join(tmpdir(), 'clone-'));
  try {
    cpSync(root, clone, { recursive: true, filter: (path) => !leftOut.includes(relative(root, path)) });
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
    return await work(clone);
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}
