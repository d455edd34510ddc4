/**
 * How much memory, and so how much of a core, each function is worth: CPU of its cold start and of warm calls, measured in
 * a process of its own, on the share of a core that each size has; what a month costs then. `npm run bench:memory -- --rounds 3`.
 */
import { parseArgs } from 'node:util';
import { functionNames } from '../infra/function-names.ts';
import { requireNode24 } from '../local/node-version.ts';
import { bundleChild } from './cold/bundles.ts';
import { runPatiently, type Told } from './cold/run-child.ts';
import { openWorld } from './cold/world.ts';
import { called } from './memory/calls.ts';
import { choose, curveOf, type Measured, type Point, sizes } from './memory/curve.ts';
import { inRounds, median } from './rounds.ts';
import { printTable, type Target, tellTargets } from './tell.ts';

requireNode24();
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, seed: { type: 'string', default: '1' } },
});
const child = await bundleChild();
const world = await openWorld(Number(values.seed));
const { functions } = world.host.running.system;
try {
  const ways = new Map(functionNames.map((name) => [name as string, () => measure(name)] as const));
  const found = await inRounds(ways, Number(values.rounds));
  const rows = functionNames.map((name) => {
    const measured = together(name, found.get(name) ?? []);
    const curve = curveOf(measured, called[name]);
    const today = functions.find((one) => one.name === name)?.memoryMb ?? 0;
    return { name, measured, curve, today, choice: choose(curve, called[name]) };
  });
  printTable(
    [
      'function',
      'CPU of the import, ms',
      'of the first call',
      'of a warm one',
      'waits, ms',
      'most memory, MB',
    ],
    rows.map(({ name, measured: { importMs, firstMs, warmMs, peakMb } }) => [
      ...[name, say(importMs), say(firstMs), say(warmMs), called[name].waitMs, Math.round(peakMb)],
    ]),
  );
  printTable(
    [
      'first · warm answer, ms · $ a month',
      ...sizes.map((size) => `${size} MB`),
      'chosen',
      'in the template',
    ],
    rows.map(({ name, curve, choice, today }) => [name, ...curve.map(cell), choice, today]),
  );
  tellTargets('memory', [allAsChosen(rows)]);
} finally {
  await world.stop();
}

async function measure(name: (typeof functionNames)[number]): Promise<Told> {
  const first = world.events[name];
  if (!first) throw new Error(`Nothing calls ${name}`);
  const next = world.usual[name] ?? first;
  const events = async () => {
    const asked = [...(await first())];
    while (asked.length <= (called[name].warm * 4) / 3) asked.push(...(await next()));
    return asked;
  };
  return runPatiently(child, { file: world.fileOf(name), variables: world.variables(name), events });
}

/** Where no warm call is measured, the first one without the import is the most that it can cost. */
function together(name: (typeof functionNames)[number], told: readonly Told[]): Measured {
  const of = (read: (one: Told) => number): number => median(told.map(read));
  const { cpuMs, peakMb = 0, warm } = called[name];
  const [importMs, firstMs] = [of((one) => one.initCpuMs), of((one) => one.cpuMs - one.initCpuMs)];
  const measured = of((one) => one.warm.cpuMs / one.warm.times.length);
  const warmMs = cpuMs ?? (warm > 0 ? measured : firstMs);
  return { importMs, firstMs, warmMs, peakMb: Math.max(peakMb, of((one) => one.peak) / 2 ** 20) };
}

function cell({ cold, warm, dollars, fits }: Point): string {
  return fits ? `${Math.round(cold)} · ${Math.round(warm)} · ${dollars.toFixed(2)}` : 'too little';
}

function say(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 2 });
}

function allAsChosen(rows: readonly { name: string; choice: number; today: number }[]): Target {
  const others = rows.filter(({ choice, today }) => choice !== today).map(({ name }) => name);
  const found = others.length === 0 ? 'all' : `all but ${others.join(', ')}`;
  return { what: 'memory of each function', target: 'as the curve says', found, met: others.length === 0 };
}
