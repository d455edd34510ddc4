import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { notBeforeItsTime, scheduledTime } from '../../../../shared/messaging/scheduled-event.ts';

const now = Date.parse('2026-11-25T22:00:00Z');
const called = middy()
  .use(notBeforeItsTime(() => now))
  .handler(async (event: unknown) => scheduledTime(event).toISOString());
const call = async (scheduledAt: string) => called({ scheduledAt }, {} as Context);

describe('a time that somebody calls for by hand', () => {
  it('that has not come is refused: a withdrawal keeps its 72 hours, an office its term', async () => {
    await expect(call('2026-11-28T22:00:00Z')).rejects.toThrow('2026-11-28T22:00:00Z has not come');
    await expect(call('2026-11-25T22:06:00Z')).rejects.toThrow('has not come');
  });

  it('that is past, or a little early, is served', async () => {
    for (const at of ['2026-10-01T22:00:00Z', '2026-11-25T22:00:00Z', '2026-11-25T22:01:00Z'])
      expect(await call(at)).toBe(new Date(at).toISOString());
  });
});
