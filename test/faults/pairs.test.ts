import { expect, test } from 'vitest';
import { pairInWords, sweepPairs } from './harness/pairs.ts';
import { days, longer } from './harness/scenarios.ts';
import { isLong } from './harness/settings.ts';
import { naive } from './naive.ts';

const seed = Number(process.env['FAULTS_SEED'] ?? 8);
const runs = isLong ? 2_000 : 15;

test.each([...days, ...longer])(
  'whatever two calls of $name fail, nothing is lost, doubled or miscounted',
  { timeout: isLong ? 600_000 : 60_000 },
  async (scenario) => {
    const struck = await sweepPairs(scenario, runs, seed);
    console.log(`${scenario.name}: ${struck.length} pairs, seed ${seed}`);
    expect(struck.map(pairInWords).filter(Boolean)).toEqual([]);
  },
);

test('the naive design breaks in some of such pairs', { timeout: 60_000 }, async () => {
  const [first] = days;
  if (!first) throw new Error('there is no play');
  const struck = await sweepPairs(first, 40, seed, { design: naive });
  const broken = struck.filter(({ violations }) => violations.length > 0);
  console.log(`naive design: ${broken.length} of ${struck.length} pairs break something`);
  expect(broken.length).toBeGreaterThan(3);
});
