import { describe, expect, it } from 'vitest';
import { readSchedule } from '../../../local/triggers/schedule-expression.ts';
import { inputOf } from '../../../local/triggers/schedules.ts';

const begun = new Date('2026-11-20T00:00:00Z');
const next = (expression: string, timeZone: string, after: string) =>
  readSchedule(expression, timeZone, begun)(new Date(after))?.toISOString();

describe('a schedule expression', () => {
  it.each([
    ['cron(0 6 ? * MON *)', 'Asia/Jakarta', '2026-11-20T00:00:00Z', '2026-11-22T23:00:00.000Z'],
    ['cron(0 6 ? * 2 *)', 'Asia/Jakarta', '2026-11-20T00:00:00Z', '2026-11-22T23:00:00.000Z'],
    ['cron(0 * * * ? *)', 'Asia/Jakarta', '2026-11-20T00:00:00Z', '2026-11-20T01:00:00.000Z'],
    ['cron(0/15 8-17 ? * MON-FRI *)', 'UTC', '2026-11-20T08:50:00Z', '2026-11-20T09:00:00.000Z'],
    ['cron(0 9 L * ? 2027)', 'UTC', '2026-11-20T00:00:00Z', '2027-01-31T09:00:00.000Z'],
    ['rate(5 minutes)', 'UTC', '2026-11-20T00:07:00Z', '2026-11-20T00:10:00.000Z'],
    ['rate(1 day)', 'UTC', '2026-11-20T00:00:00Z', '2026-11-21T00:00:00.000Z'],
    ['at(2026-12-01T06:00:00)', 'Asia/Jakarta', '2026-11-20T00:00:00Z', '2026-11-30T23:00:00.000Z'],
  ])('%s in %s after %s is %s', (expression, timeZone, after, expected) => {
    expect(next(expression, timeZone, after)).toBe(expected);
  });

  it('that lies in the past never comes', () => {
    expect(next('at(2026-11-01T06:00:00)', 'UTC', '2026-11-20T00:00:00Z')).toBeUndefined();
  });

  it.each(['cron(0 6 * *)', 'rate(5 weeks)', 'every Monday'])('%s is refused', (expression) => {
    expect(() => readSchedule(expression, 'UTC', begun)).toThrow();
  });
});

describe('the input of a fired schedule', () => {
  const schedule = { name: 'x', arn: 'arn:x', expression: '', timeZone: 'UTC', enabled: true };
  const at = new Date('2026-11-22T23:00:00.000Z');

  it('carries the scheduled time without fractions of a second', () => {
    const input = '{"scheduledAt":"<aws.scheduler.scheduled-time>","by":"<aws.scheduler.schedule-arn>"}';
    expect(inputOf({ ...schedule, input }, at)).toEqual({ scheduledAt: '2026-11-22T23:00:00Z', by: 'arn:x' });
  });
});
