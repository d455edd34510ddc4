import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../../shared/calendar/day.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { answersReceipt, endOf, isWhole, prolonged } from '../../../../shared/referral/retention.ts';

const receivedAt = '2026-11-25T02:00:00.000Z';
const moment = (days: number, ms = 0) => new Date(Date.parse(receivedAt) + days * DAY_MS + ms);
const asked = (...programs: string[]) => ({
  ...{ receivedAt, notes: [] },
  choices: programs.map((program) => ({ program })),
});

describe('how long an application is kept', () => {
  it('is said for every program by the catalog, the shortest for people in trouble', () => {
    for (const { keepDays, restricted } of catalog.programs) expect(keepDays).toBe(restricted ? 366 : 730);
  });

  it('is as long as the longest of its programs, for all of it, counted from its acceptance', () => {
    expect(endOf(asked('tki-bermasalah'), catalog)).toBe(moment(366).getTime() / 1000);
    expect(endOf(asked('tki-bermasalah', 'ttg'), catalog)).toBe(moment(730).getTime() / 1000);
    const noted = { ...asked('tki-bermasalah'), notes: ['ttg'] };
    expect(endOf(noted, catalog)).toBe(moment(730).getTime() / 1000);
  });

  it('shows in no receipt: each answers as long as that of the shortest program', () => {
    for (const program of ['tki-bermasalah', 'ttg']) {
      expect(answersReceipt(asked(program), catalog, moment(366, -1))).toBe(true);
      expect(answersReceipt(asked(program), catalog, moment(366))).toBe(false);
    }
  });
});

describe('a need that is open shortly before its end', () => {
  const need = { state: 'accepted', expiresAt: moment(730).getTime() / 1000 } as const;

  it('is kept on for a year', () => {
    expect(prolonged(need, moment(669))).toBeUndefined();
    expect(prolonged(need, moment(671))).toBe(moment(671 + 366).getTime() / 1000);
  });

  it('ends all the same when it is closed, and has no end when it never had one', () => {
    expect(prolonged({ ...need, state: 'closed' }, moment(671))).toBeUndefined();
    expect(prolonged({ state: 'accepted' }, moment(671))).toBeUndefined();
  });
});

it('a week is whole as long as nothing of it can be past before the statements that count it again', () => {
  expect(isWhole('2026-W48', catalog, moment(0))).toBe(true);
  expect(isWhole('2026-W48', catalog, moment(300))).toBe(true);
  expect(isWhole('2026-W48', catalog, moment(310))).toBe(false);
});
