import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { synthesize } from '../local/assembly/synthesize.ts';
import { startHost } from '../local/host.ts';
import { requireNode24 } from '../local/node-version.ts';
import { playWeeks } from './random-weeks/play-weeks.ts';
import { momentIn } from './support/mondays.ts';

requireNode24();

/** Twenty weeks from here cross a new year, and a year of 53 weeks. */
const firstWeek = '2026-W36';
const root = fileURLToPath(new URL('..', import.meta.url));

const { values } = parseArgs({
  options: { weeks: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
});
const [count, seed] = [Number(values.weeks), Number(values.seed)];
const started = performance.now();
const minutes = (): number => Math.round((performance.now() - started) / 600) / 100;

/** A copy of its own: while this runs for long, newer assemblies push the older ones out. */
const assembly = mkdtempSync(join(root, '.local', 'random-weeks-'));
cpSync(await synthesize(root, { say: console.log }), assembly, { recursive: true });
const host = await startHost({
  now: momentIn(firstWeek, 0, 5).toISOString(),
  ...{ assembly, redelivery: seed },
});
const stop = async (): Promise<void> => {
  await host.stop();
  rmSync(assembly, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stop().finally(() => process.exit(1)));

const say = (line: string): void => console.log(`${line} (${minutes()} min)`);
try {
  const totals = await playWeeks(host, { firstWeek, count, seed, say });
  console.log(JSON.stringify({ seed, ...totals, minutes: minutes() }));
  process.exitCode = totals.ok ? 0 : 1;
} finally {
  await stop();
}
