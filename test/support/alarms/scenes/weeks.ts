import { dateOfDay, dayNumber, weekdayOf } from '../../../../shared/calendar/day.ts';
import holidays from '../../../../shared/calendar/holidays.json' with { type: 'json' };
import { previousWeek, weekOf } from '../../../../shared/calendar/week.ts';
import { onlySubmission } from '../../lost-records.ts';
import { closeWeek, momentIn } from '../../mondays.ts';
import { plainBody } from '../../people.ts';
import { startSystem, type TestSystem } from '../../system.ts';
import type { Scenes } from './scene.ts';

const week = '2026-W48';
const close = (system: TestSystem) => closeWeek(system, week);

/** The Monday before the one on which fewer than sixty days are left. */
const lastCalmMonday =
  dayNumber(holidays.decreedUntil) - 60 - weekdayOf(dayNumber(holidays.decreedUntil) - 60);

async function loseSubmission(system: TestSystem): Promise<void> {
  system.clock.now = momentIn(week, 2, 9);
  await system.enroll(plainBody());
  await system.pump();
  const { submission } = await onlySubmission(system);
  await system.store.remove({ pk: `S#${submission}`, sk: 'S' });
}

export const weekScenes: Scenes = {
  'summarize StatementsWithoutProof': {
    ...{ what: 'a referral of which no submission is left', before: loseSubmission, act: close },
  },
  'summarize StatementsWithoutMailbox': {
    what: 'Monday, and an office has no verified mailbox',
    start: () => startSystem({ directory: { 'disnaker@32.12': { verified: false } } }),
    act: close,
  },
  'summarize HolidaysEndSoon': {
    what: 'a Monday less than 60 days before the last decree ends',
    act: (system) =>
      closeWeek(system, previousWeek(weekOf(new Date(`${dateOfDay(lastCalmMonday + 7)}T00:00:00Z`)))),
  },
};
