import { expect, test } from 'vitest';
import { playThrough } from './harness/play-through.ts';
import { days, longer } from './harness/scenarios.ts';

test('the sweep strikes queries in the middle: of lists, of ticks, of the daily look and of counts', async () => {
  const handlers = new Set<string>();
  for (const scenario of [...days.slice(0, 1), ...longer]) {
    const { calls } = await playThrough(scenario);
    for (const { handler, operation } of calls) if (operation === 'page') handlers.add(handler);
  }
  expect([...handlers]).toEqual(expect.arrayContaining(['office', 'gather', 'reconcile', 'summarize']));
});
