import { parseArgs } from 'node:util';
import { requireNode24 } from '../local/node-version.ts';
import { attackRetold, attackWeek, attackYear, type Found } from './attack/attack.ts';
import { simulateYear } from './attack/year.ts';

requireNode24();

/** Attacks everything that leaves the signed-in pages in a simulated year, and controls that must leak. */
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, weeks: { type: 'string', default: '52' } },
});
const [seed, weeks] = [Number(values.seed), Number(values.weeks)];
const started = performance.now();
const seconds = (): number => Math.round((performance.now() - started) / 1000);

const year = simulateYear({ seed, weeks, late: 0 });
const lateYear = simulateYear({ seed, weeks, late: 40 });
const pairs = lateYear.flatMap((statement, at) => {
  const next = lateYear[at + 1];
  return next ? [{ statement, next }] : [];
});

const together = (all: readonly Found[]): Found => ({
  cells: all.reduce((sum, { cells }) => sum + cells, 0),
  solved: all.reduce((sum, { solved }) => sum + solved, 0),
  untrue: all.reduce((sum, { untrue }) => sum + untrue, 0),
});

const attacks: { readonly [name: string]: () => Found } = {
  'ours, all weeks in one system': () => attackYear(year, 'ours'),
  'ours, with late records': () => together(lateYear.map((statement) => attackWeek(statement, 'ours'))),
  'beside: ours, to a reader of all mailboxes': () =>
    together(year.map((statement) => attackWeek(statement, 'all mailboxes'))),
  'control: exact': () => together(year.map((statement) => attackWeek(statement, 'exact'))),
  'control: each number rounded for itself': () =>
    together(year.map((statement) => attackWeek(statement, 'each for itself'))),
  'control: corrected weeks rounded anew': () =>
    together(pairs.map(({ statement, next }) => attackRetold(statement, next))),
};

const results: Record<string, Found> = {};
for (const [name, attack] of Object.entries(attacks)) {
  const found = attack();
  results[name] = found;
  console.log(`${name}: ${found.solved} of ${found.cells} cells solved (${seconds()} s)`);
}
const ok = Object.entries(results).every(([name, { solved, untrue }]) =>
  name.startsWith('ours') ? solved + untrue === 0 : solved > 0,
);
console.log(JSON.stringify({ seed, weeks, ok, results, seconds: seconds() }));
process.exitCode = ok ? 0 : 1;
