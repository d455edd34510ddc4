// One source floods the form while others apply; then everybody applies during the Monday run. Prod's own limits.
import { parseArgs } from 'node:util';
import { readConfig } from '../infra/config.ts';
import { startHost } from '../local/host.ts';
import { requireNode24 } from '../local/node-version.ts';
import { playFlood } from './flood/play-flood.ts';
import { playMondays } from './flood/play-mondays.ts';
import { momentIn } from './support/mondays.ts';

requireNode24();

const week = '2026-W48';
const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: '10000' },
    concurrent: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
});
const [posts, concurrent, rounds, seed] = [values.posts, values.concurrent, values.rounds, values.seed].map(
  Number,
) as [number, number, number, number];

const host = await startHost({ stage: 'prod', now: momentIn(week, 1, 9).toISOString(), redelivery: seed });
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void host.stop().finally(() => process.exit(1)));
try {
  const { holdAfter, crowdAfter: crowd } = readConfig('prod');
  const flood = await playFlood(host, week, { posts, seed, limit: holdAfter.source, crowd });
  const mondays = await playMondays(host, week, {
    concurrent,
    rounds,
    firstSeed: seed * 10_000_000 + 5_000_000,
  });
  const problems = [...flood.problems, ...mondays.problems];
  for (const problem of problems) console.log(problem);
  console.log(JSON.stringify({ seed, ...flood, ...mondays, problems: problems.length }));
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  await host.stop();
}
