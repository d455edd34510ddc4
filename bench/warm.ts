/**
 * What a request costs a function that is warm: CPU of its process, and how long the answer took, one at a time, against
 * the emulators in another process. `npm run bench:warm -- --requests 2000 --rounds 3`.
 */
import { parseArgs } from 'node:util';
import { requireNode24 } from '../local/node-version.ts';
import { bundleAsOurs, bundleAsTutorial, bundleChild } from './cold/bundles.ts';
import { runChild, type Told } from './cold/run-child.ts';
import { openWorld } from './cold/world.ts';
import { inRounds, median, quantile } from './rounds.ts';
import { atMost, printTable, tellTargets } from './tell.ts';

requireNode24();
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
});
const child = await bundleChild();
const world = await openWorld(Number(values.seed));
const peers = 'bench/peers/functions';
const files = new Map([
  ['F: floor', await bundleAsOurs(`${peers}/floor-handler.ts`, 'floor')],
  ['enroll', world.fileOf('enroll')],
  ['enroll, no middy, no zod', await bundleAsOurs('bench/warm/bare-handler.ts', 'bare')],
  ['T, one put', await bundleAsTutorial(`${peers}/tutorial-one-put-handler.ts`, 'tutorial-one-put')],
  ['T: tutorial', await bundleAsTutorial(`${peers}/tutorial-handler.ts`, 'tutorial')],
]);

try {
  // The first is the cold one, and a quarter is not counted.
  const events = async () => world.enrollments(1 + Math.round((Number(values.requests) * 4) / 3));
  const variables = world.variables('enroll');
  const ways = new Map(
    [...files].map(([name, file]) => [name, () => runChild(child, { file, variables, events })] as const),
  );
  const found = await inRounds(ways, Number(values.rounds));
  const of = (name: string, read: (told: Told) => number): number =>
    median((found.get(name) ?? []).map(read));
  const cpuOf = (name: string): number => of(name, ({ warm }) => (warm.cpuMs * 1000) / warm.times.length);
  const rows = [...files.keys()].map((name) => {
    const cpu = cpuOf(name);
    const wall = [0.5, 0.99].map((part) => of(name, ({ warm }) => quantile(warm.times, part) * 1000));
    const ratios = ['T: tutorial', 'F: floor', 'enroll, no middy, no zod'].map((other) =>
      (cpu / cpuOf(other)).toFixed(2),
    );
    const statuses = new Set(found.get(name)?.map(({ status }) => status));
    return [name, Math.round(cpu), ...ratios, ...wall.map(Math.round), [...statuses].join()];
  });
  printTable(['', 'CPU µs', 'of T', 'x F', 'x bare', 'p50 µs', 'p99 µs', 'first status'], rows);
  const part = (other: string): number => cpuOf('enroll') / cpuOf(other);
  tellTargets('warm', [
    atMost('`enroll`, CPU a request, of T', 1 / 3.5, part('T: tutorial'), { unit: '× T' }),
    atMost('the same, of itself without middy and zod', 1.15, part('enroll, no middy, no zod'), {
      unit: '×',
    }),
  ]);
} finally {
  await world.stop();
}
