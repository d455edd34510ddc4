import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mistake } from './harness/cloud.ts';
import { playThrough } from './harness/play-through.ts';
import { runs } from './harness/settings.ts';
import { mistakes } from './mistakes/mistakes.ts';
import { type Meeting, meetings } from './plays/meetings.ts';

/** Plays the meeting with its calls in the order that the scheduler chooses. */
const meet = ({ name, meet: prepare }: Meeting, scheduler: fc.Scheduler, mistake: Mistake = {}) =>
  playThrough(
    {
      name,
      play: async (cloud, played) => {
        const handlers = await prepare(cloud, played);
        cloud.ports.gate = ({ handler, service, operation }) =>
          scheduler.schedule(Promise.resolve(), `${handler} ${service}.${operation}`);
        await scheduler.waitFor(Promise.all(handlers.map((handler) => handler())));
        cloud.ports.gate = undefined;
      },
    },
    { mistake },
  );

test.each(meetings)('$name: in whatever order their calls come', { timeout: 240_000 }, async (meeting) => {
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    expect((await meet(meeting, scheduler)).violations).toEqual([]);
  });
  await fc.assert(property, runs(40, 2_000));
});

test('orders are found that tell a letter sent by every delivery from one that is claimed', async () => {
  const mistake = mistakes.find(({ name }) => name === 'every delivery claims the letter');
  const meeting = meetings.find(({ name }) => name.startsWith('notify and notify'));
  if (!mistake || !meeting) throw new Error('renamed');
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    expect((await meet(meeting, scheduler, mistake)).violations).toEqual([]);
  });
  await expect(fc.assert(property, { numRuns: 40 })).rejects.toThrow('Property failed');
});
