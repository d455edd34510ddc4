import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mistake } from './harness/cloud.ts';
import { playThrough } from './harness/play-through.ts';
import { isLong, runs } from './harness/settings.ts';
import { inWords, sweep } from './harness/sweep.ts';
import { erasures, meetingPlay, meetings } from './plays/erasures.ts';

const untilFound = isLong ? 600_000 : 120_000;

test.each(erasures)('undisturbed, nothing is left and nothing is wrong with $name', async (scenario) => {
  expect((await playThrough(scenario)).violations).toEqual([]);
});

test.each(erasures)(
  'whatever call fails with $name, nothing is left of them, lost of others, doubled or miscounted',
  { timeout: untilFound },
  async (scenario) => {
    // Every twenty-fourth call of the erasure, which has some two hundred; `FAULTS=long` strikes every call of everybody.
    const struck = await sweep(
      scenario,
      {},
      ({ handler, number }) => isLong || (handler === 'admin' && number % 24 === 0),
    );
    console.log(`${scenario.name}: ${struck.length} runs`);
    expect(struck.map(inWords).filter(Boolean)).toEqual([]);
  },
);

test.each(meetings)(
  'an erasure that meets $name: in whatever order their calls come',
  { timeout: untilFound },
  async (meeting) => {
    const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const play = meetingPlay(meeting, async (cloud, handlers) => {
        cloud.ports.gate = ({ handler, service, operation }) =>
          scheduler.schedule(Promise.resolve(), `${handler} ${service}.${operation}`);
        await scheduler.waitFor(Promise.all(handlers.map((handler) => handler())));
        cloud.ports.gate = undefined;
      });
      expect((await playThrough(play)).violations).toEqual([]);
    });
    await fc.assert(property, runs(10, 2_000));
  },
);

test('an erasure that leaves a sealed submission behind is noticed', async () => {
  const mistake: Mistake = {
    spoil: (deps) => {
      const remove: typeof deps.table.remove = async (key) =>
        key.pk.startsWith('S#') ? undefined : deps.table.remove(key);
      return { ...deps, table: { ...deps.table, remove } };
    },
  };
  const [first] = erasures;
  if (!first) throw new Error('there is no play');
  const { violations } = await playThrough(first, { mistake });
  expect(violations).toContainEqual({ invariant: 'I4', what: 'S of an erased person is left' });
});
