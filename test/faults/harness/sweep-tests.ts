import { expect, test } from 'vitest';
import { playThrough } from './play-through.ts';
import type { Scenario } from './scenarios.ts';
import { inWords, sweep } from './sweep.ts';

/** The sweep of these scenarios as tests: undisturbed first, then struck at every call. */
export function testSweep(scenarios: readonly Scenario[]): void {
  test.each(scenarios)('undisturbed, nothing is wrong with $name', async (scenario) => {
    const { violations, calls } = await playThrough(scenario);
    expect(violations).toEqual([]);
    expect(calls.length).toBeGreaterThan(30);
  });

  test.each(scenarios)(
    'whatever call of $name fails in whatever way, nothing is lost, doubled or miscounted',
    { timeout: 480_000 },
    async (scenario) => {
      const struck = await sweep(scenario);
      const calls = new Set(struck.map(({ call }) => call)).size;
      console.log(`${scenario.name}: ${calls} calls, ${struck.length} runs`);
      expect(struck.map(inWords).filter(Boolean)).toEqual([]);
    },
  );
}
