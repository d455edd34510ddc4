import { beforeEach, describe, expect, it, test } from 'vitest';
import { summarize } from '../../../../functions/summarize/summarize.ts';
import { dateOfDay, dayNumber, weekdayOf } from '../../../../shared/calendar/day.ts';
import holidays from '../../../../shared/calendar/holidays.json' with { type: 'json' };
import { previousWeek, weekOf } from '../../../../shared/calendar/week.ts';
import { closeWeek, momentIn, mondayAfter, statementItems, statementOf } from '../../../support/mondays.ts';
import { plainBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;

beforeEach(async () => {
  system = await startSystem();
});

async function oneAppliesIn(week: string, seed: number): Promise<void> {
  system.clock.now = momentIn(week, 2, 9);
  const body = plainBody({ submissionId: `00000000-0000-4000-8000-00000000000${seed}` });
  expect((await system.enroll(body)).statusCode).toBe(201);
  await system.pump();
}

const numberOf = async (week: string) => (await statementOf(system, week)).number;

describe('which weeks a Monday closes', () => {
  it('is the week before, by Jakarta’s calendar', async () => {
    expect(await closeWeek(system, '2026-W48')).toEqual({ weeks: ['2026-W48'] });
  });

  it('is the same one where the scheduler is a day late', async () => {
    expect(await closeWeek(system, '2026-W48', 24)).toEqual({ weeks: ['2026-W48'] });
  });

  it.each([
    ['a second early', -1000, '2026-W48'],
    ['at the week’s first moment', -6 * 3600_000, '2026-W48'],
    ['a day late', 24 * 3600_000, '2026-W48'],
  ])('is the same one where the schedule’s own time is %s', async (_when, shift, expected) => {
    const at = new Date(mondayAfter('2026-W48').getTime() + shift);
    system.clock.now = at;
    expect(await summarize({ scheduledAt: at.toISOString() }, system.deps)).toEqual({ weeks: [expected] });
  });

  it('is not lost where a call comes before the week is over: it closes the one before, and Monday both', async () => {
    await oneAppliesIn('2026-W48', 1);
    const early = momentIn('2026-W48', 6, 23);
    system.clock.now = early;
    expect(await summarize({ scheduledAt: early.toISOString() }, system.deps)).toEqual({
      weeks: ['2026-W47'],
    });
    expect(await closeWeek(system, '2026-W48')).toEqual({ weeks: ['2026-W48'] });
    expect((await statementOf(system, '2026-W48')).national.flows).toMatchObject({ submissions: 1 });
  });

  it('is not lost where the clock is a second behind at the week’s first moment: the next call takes it', async () => {
    const event = { scheduledAt: momentIn('2026-W48', 7, 0).toISOString() };
    system.clock.now = new Date(momentIn('2026-W48', 7, 0).getTime() - 1000);
    await expect(summarize(event, system.deps)).rejects.toThrow('is not over');
    system.clock.now = momentIn('2026-W48', 7, 0);
    expect(await summarize(event, system.deps)).toEqual({ weeks: ['2026-W48'] });
  });

  it('is none that is not over, whatever the event says', async () => {
    system.clock.now = momentIn('2026-W48', 6, 23);
    const event = { scheduledAt: mondayAfter('2026-W48').toISOString() };
    await expect(summarize(event, system.deps)).rejects.toThrow('Week 2026-W48 is not over');
    expect(await statementItems(system, '2026-W48')).toEqual([]);
    system.clock.now = momentIn('2026-W48', 7, 0);
    expect(await summarize(event, system.deps)).toEqual({ weeks: ['2026-W48'] });
  });

  it('is a whole row of weeks where Mondays were missed: all in order, numbered without a gap', async () => {
    await oneAppliesIn('2026-W46', 1);
    await closeWeek(system, '2026-W46');
    await oneAppliesIn('2026-W48', 2);
    const weeks = ['2026-W47', '2026-W48', '2026-W49'];
    expect(await closeWeek(system, '2026-W49')).toEqual({ weeks });
    expect(await Promise.all(weeks.map(numberOf))).toEqual([2, 3, 4]);
    expect((await statementOf(system, '2026-W48')).national.flows).toMatchObject({ submissions: 1 });
    expect(system.deps.report.counts['WeeksCaughtUp']).toBe(2);
  });

  it('are as many as one call has time for; the next call goes on, and none is told twice', async () => {
    await oneAppliesIn('2026-W46', 1);
    let left = 240_000;
    // Each look at the time is a minute later, as if every week took one.
    const remainingMs = () => {
      left -= 60_000;
      return left;
    };
    const hurried = { ...system, deps: { ...system.deps, remainingMs } };
    await expect(closeWeek(hurried, '2026-W49')).rejects.toThrow('2 weeks wait for the next call');
    expect(await Promise.all(['2026-W46', '2026-W47'].map(numberOf))).toEqual([1, 2]);
    expect(await statementItems(system, '2026-W48')).toEqual([]);
    left = 600_000;
    expect(await closeWeek(hurried, '2026-W49', 1)).toEqual({ weeks: ['2026-W48', '2026-W49'] });
    expect(await Promise.all(['2026-W48', '2026-W49'].map(numberOf))).toEqual([3, 4]);
  });

  it('begins with the first week in which anybody applied', async () => {
    await oneAppliesIn('2026-W47', 1);
    expect(await closeWeek(system, '2026-W49')).toEqual({ weeks: ['2026-W47', '2026-W48', '2026-W49'] });
    expect(await numberOf('2026-W47')).toBe(1);
  });

  it('crosses the end of a year of 53 weeks', async () => {
    await closeWeek(system, '2026-W52');
    expect(await closeWeek(system, '2027-W01')).toEqual({ weeks: ['2026-W53', '2027-W01'] });
  });
});

describe('a Monday that comes twice', () => {
  it('changes nothing the second time', async () => {
    await oneAppliesIn('2026-W48', 1);
    await closeWeek(system, '2026-W48');
    const before = await statementItems(system, '2026-W48');
    expect(await closeWeek(system, '2026-W48', 1)).toEqual({ weeks: ['2026-W48'] });
    expect(await statementItems(system, '2026-W48')).toEqual(before);
    expect(before).toHaveLength(1 + 71 + 1 + 1 + 1);
  });

  it('freezes one statement where both run at once, and both copy it', async () => {
    await oneAppliesIn('2026-W48', 1);
    const [one, two] = await Promise.all([closeWeek(system, '2026-W48'), closeWeek(system, '2026-W48')]);
    expect([one, two]).toEqual([{ weeks: ['2026-W48'] }, { weeks: ['2026-W48'] }]);
    expect(await statementItems(system, '2026-W48')).toHaveLength(75);
    expect(await numberOf('2026-W48')).toBe(1);
  });
});

test('an event without a moment is refused', async () => {
  for (const event of [
    {},
    null,
    { scheduledAt: 'Monday' },
    { scheduledAt: '<aws.scheduler.scheduled-time>' },
  ])
    await expect(summarize(event, system.deps)).rejects.toThrow();
});

test('Mondays ask for the next decree of holidays once the last one ends in less than 60 days', async () => {
  const sixtyBefore = dayNumber(holidays.decreedUntil) - 60;
  const monday = sixtyBefore - weekdayOf(sixtyBefore);
  const asked: number[] = [];
  for (const day of [monday, monday + 7]) {
    await closeWeek(system, previousWeek(weekOf(new Date(`${dateOfDay(day)}T00:00:00Z`))));
    asked.push(system.deps.report.counts['HolidaysEndSoon'] ?? 0);
  }
  expect(asked).toEqual([0, 1]);
});
