/**
 * How long `npm start` takes until the form can be opened, and until the short week has been played: with nothing kept,
 * and with what an earlier start kept in .local. `npm run bench:start -- --rounds 5`.
 */
import { renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { requireNode24 } from '../local/node-version.ts';
import { inRounds, median } from './rounds.ts';
import { runHost } from './running-host.ts';
import { atMost, printTable, tellTargets } from './tell.ts';

requireNode24();
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });
const kept = fileURLToPath(new URL('../.local', import.meta.url));
const aside = `${kept}-aside-${process.pid}`;

const keptAll = 'the assembly and compiled sources kept';
const ways = new Map([
  ['sources as they are, nothing kept', () => withNothingKept(() => ready('--empty'))],
  [keptAll, () => ready('--empty')],
  ['the same, and the short week played', () => ready()],
]);
const found = await inRounds(ways, Number(values.rounds));
printTable(
  ['npm start', 'seconds until ready', 'in all rounds'],
  [...found].map(([name, times]) => [name, seconds(median(times)), times.map(seconds).join(' · ')]),
);
const cached = median(found.get(keptAll) ?? []) / 1000;
tellTargets('start', [atMost('`npm start` until ready, assembly kept', 3, cached, { unit: 's', digits: 1 })]);

/** Until the address was said, and the form behind it answers. */
async function ready(...options: readonly string[]): Promise<number> {
  const begun = performance.now();
  const host = await runHost(options);
  const { status } = await fetch(`${host.url}/`);
  const took = performance.now() - begun;
  await host.stop();
  if (status !== 200) throw new Error(`The form answered ${status}`);
  console.error(`${options.join(' ') || 'the week'}: ${seconds(took)} s`);
  return took;
}

/** Whoever clones the sources has no .local; ours comes back. */
async function withNothingKept(work: () => Promise<number>): Promise<number> {
  renameSync(kept, aside);
  try {
    return await work();
  } finally {
    rmSync(kept, { recursive: true, force: true });
    renameSync(aside, kept);
  }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}
