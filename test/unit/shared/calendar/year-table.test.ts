import { describe, expect, it } from 'vitest';
import { dateOfDay, dayNumber } from '../../../../shared/calendar/day.ts';
import holidays from '../../../../shared/calendar/holidays.json' with { type: 'json' };
import { inOfficeHours } from '../../../../shared/calendar/office-hours.ts';
import { isWorkingDay } from '../../../../shared/calendar/working-days.ts';
import { type Zone, zoneOffsets } from '../../../../shared/calendar/zone.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { dueDate } from '../../../../shared/referral/terms.ts';

/** What the office is closed for, the day before it closes, the day it opens again, and the third working day. */
const rows = [
  ['Nyepi and Idulfitri 2025, with joint leave', '2025-03-27', '2025-04-08', '2025-04-10'],
  ['18 August 2025, which a second decree added', '2025-08-15', '2025-08-19', '2025-08-21'],
  ['Christmas 2025 and its joint leave', '2025-12-24', '2025-12-29', '2025-12-31'],
  ['New Year 2026', '2025-12-31', '2026-01-02', '2026-01-06'],
  ['Nyepi and Idulfitri 2026, with joint leave', '2026-03-17', '2026-03-25', '2026-03-27'],
  ['Iduladha 2026 and its joint leave', '2026-05-26', '2026-05-29', '2026-06-03'],
  ['Independence Day 2026', '2026-08-14', '2026-08-18', '2026-08-20'],
  ['Christmas 2026 and its joint leave', '2026-12-23', '2026-12-28', '2026-12-30'],
  ['New Year 2027, and Isra Mikraj behind it', '2026-12-31', '2027-01-04', '2027-01-07'],
  ['Imlek 2027, of which only the joint leave is a weekday', '2027-02-04', '2027-02-08', '2027-02-10'],
  ['Nyepi and Idulfitri 2027, with joint leave', '2027-03-05', '2027-03-16', '2027-03-18'],
  ['Good Friday 2027 and its joint leave', '2027-03-24', '2027-03-29', '2027-03-31'],
  ['Iduladha and Waisak 2027, with joint leave', '2027-05-14', '2027-05-21', '2027-05-25'],
  ['Christmas 2027 and its joint leave', '2027-12-23', '2027-12-27', '2027-12-29'],
  ['New Year 2028, which is computed', '2027-12-31', '2028-01-03', '2028-01-05'],
] as const;

const zones = Object.keys(zoneOffsets) as Zone[];

/** That second of that day on a clock of the zone. */
const at = (day: string, clock: string, zone: Zone): Date =>
  new Date(Date.parse(`${day}T${clock}Z`) - zoneOffsets[zone] * 60_000);

describe.each(rows)('%s', (_what, before, after, third) => {
  const closed = Array.from({ length: dayNumber(after) - dayNumber(before) - 1 }, (_, day) =>
    dateOfDay(dayNumber(before) + 1 + day),
  );

  it('is no working day from the first to the last, and the days around it are', () => {
    expect([before, after, third].filter((day) => !isWorkingDay(day))).toEqual([]);
    expect(closed.filter(isWorkingDay)).toEqual([]);
  });

  it.each([before, ...closed])('what comes in on %s has until the third working day after it', (day) => {
    const { defaultTerms } = catalog;
    expect(dueDate('pending', defaultTerms, day)).toBe(third);
    expect(dueDate('pending', { ...defaultTerms, firstAnswer: 1 }, day)).toBe(after);
  });

  it.each(zones)('brings no letter between the last evening and the first morning in %s', (zone) => {
    const open = (day: string, clock: string) => inOfficeHours(at(day, clock, zone), zone);
    expect([open(before, '16:59:59'), open(before, '17:00:00')]).toEqual([true, false]);
    for (const day of closed) expect([open(day, '07:00:00'), open(day, '12:00:00')]).toEqual([false, false]);
    expect([open(after, '06:59:59'), open(after, '07:00:00')]).toEqual([false, true]);
  });
});

describe('the border hours of the three zones', () => {
  const openIn = (moment: string) => zones.filter((zone) => inOfficeHours(new Date(moment), zone));

  it.each([
    ['seven in the east is five in the west', '2026-11-24T22:00:00Z', ['Asia/Jayapura']],
    ['seven in the middle', '2026-11-24T23:00:00Z', ['Asia/Makassar', 'Asia/Jayapura']],
    ['seven in the west', '2026-11-25T00:00:00Z', zones],
    ['five in the east', '2026-11-25T08:00:00Z', ['Asia/Jakarta', 'Asia/Makassar']],
    ['five in the middle', '2026-11-25T09:00:00Z', ['Asia/Jakarta']],
    ['five in the west', '2026-11-25T10:00:00Z', []],
    ['Monday in the east while it is Sunday in UTC', '2026-11-22T22:00:00Z', ['Asia/Jayapura']],
    ['Saturday in the east while it is Friday in UTC', '2026-11-27T22:00:00Z', []],
    ['the day after Idulfitri 2027 in the east, a holiday in UTC', '2027-03-15T22:00:00Z', ['Asia/Jayapura']],
    ['Nyepi 2027 in the east, a Sunday in UTC', '2027-03-07T22:00:00Z', []],
  ] as const)('%s', (_what, moment, open) => {
    expect(openIn(moment)).toEqual(open);
  });
});

it('no decreed year has fewer than 25 named days, and each has Idulfitri with joint leave, Nyepi and Christmas', () => {
  const decreed = Object.keys(holidays.sources).filter((year) => `${year}-12-31` <= holidays.decreedUntil);
  expect(decreed).toEqual(['2025', '2026', '2027']);
  for (const year of decreed) {
    const names = Object.entries(holidays.days).flatMap(([day, name]) =>
      day.startsWith(year) ? [name] : [],
    );
    expect(names.length).toBeGreaterThanOrEqual(25);
    for (const feast of ['Idulfitri', 'Cuti bersama Idulfitri', 'Hari Suci Nyepi', 'Kelahiran Yesus Kristus'])
      expect(names).toContain(feast);
  }
});
