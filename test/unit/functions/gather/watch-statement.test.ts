import { beforeEach, describe, expect, it } from 'vitest';
import { gather } from '../../../../functions/gather/gather.ts';
import { closeWeek, endingAfter, momentIn } from '../../../support/mondays.ts';
import { plainBody } from '../../../support/people.ts';
import { captureReport } from '../../../support/reports.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const [before, week, next] = ['2026-W47', '2026-W48', '2026-W49'] as const;
let system: TestSystem;

beforeEach(async () => {
  system = await startSystem();
});

/** 1 where the tick at that time of Jakarta’s clock reports that the closed week is not told. */
async function untoldAt(of: string, day: number, hour: number): Promise<number> {
  const report = captureReport();
  await gather({ scheduledAt: momentIn(of, day, hour).toISOString() }, { ...system.deps, report });
  return report.counts['StatementsUntold'] ?? 0;
}

async function oneApplies(): Promise<void> {
  system.clock.now = momentIn(week, 2, 9);
  await system.enroll(plainBody());
  await system.pump();
}

describe('a closed week that nobody was told of', () => {
  beforeEach(oneApplies);

  it('is reported from Monday eight o’clock in Jakarta, each hour, at night and on Sundays too', async () => {
    const hours = [6, 7, 8, 9, 22].map((hour) => untoldAt(next, 0, hour));
    expect(await Promise.all(hours)).toEqual([0, 0, 1, 1, 1]);
    expect(await untoldAt(next, 6, 3)).toBe(1);
  });

  it('is still reported on the next Monday until eight', async () => {
    expect(await untoldAt(next, 7, 7)).toBe(1);
  });

  it('is reported on a holiday, on which no office is written to', async () => {
    const newYear = new Date('2027-01-01T02:00:00Z');
    await closeWeek(system, '2026-W51');
    const report = captureReport();
    const told = await gather({ scheduledAt: newYear.toISOString() }, { ...system.deps, report });
    expect(told.letters).toBe(0);
    expect(report.counts['StatementsUntold']).toBe(1);
  });

  it('is reported no more once it is told, however late', async () => {
    await closeWeek(system, week, 30);
    expect(await untoldAt(next, 1, 13)).toBe(0);
  });

  it('is reported where it is frozen, but its letters did not all go', async () => {
    const broken = { ...system.deps, table: endingAfter(40, system.store) };
    await expect(closeWeek({ ...system, deps: broken }, week)).rejects.toThrow('the process has ended');
    expect(await untoldAt(next, 0, 8)).toBe(1);
    await closeWeek(system, week, 3);
    expect(await untoldAt(next, 0, 10)).toBe(0);
  });
});

describe('a week that there is nothing to tell of', () => {
  it('is not reported in a system that nobody has used yet', async () => {
    expect(await untoldAt(week, 0, 9)).toBe(0);
  });

  it('is not reported in the week of the first application of all', async () => {
    await oneApplies();
    expect(await untoldAt(week, 5, 9)).toBe(0);
  });

  it('is reported where weeks before it had a statement: offices count on one, also at zero', async () => {
    await closeWeek(system, before);
    expect(await untoldAt(next, 0, 8)).toBe(1);
  });
});

it('a table that does not answer for it leaves offices their letters, and the tick is tried again', async () => {
  await oneApplies();
  const failing = {
    ...system.deps,
    table: Object.assign(Object.create(system.store), {
      get: (key: { pk: string; sk: string }) =>
        key.sk === 'TOLD' ? Promise.reject(new Error('no answer')) : system.store.get(key),
    }),
  };
  const tick = gather({ scheduledAt: momentIn(week, 2, 10).toISOString() }, failing);
  await expect(tick).rejects.toThrow('no answer');
  expect(system.deps.queue.sent.length).toBeGreaterThan(0);
  expect(system.deps.report.failures).toContain('statement-not-watched');
});
