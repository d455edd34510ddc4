import { isWorkingDay } from './working-days.ts';
import { wallClock, type Zone } from './zone.ts';

/** Letters reach an office from 07:00, an hour before most open (so they wait on top), until 16:59. */
const OPENS = 7;
const CLOSES = 17;

/** Hours of a working day in which letters reach an office. */
export const officeHours = CLOSES - OPENS;

/** Whether an office in that zone is at work: a working day of its own, 07:00:00 to 16:59:59 on its own clock. */
export function inOfficeHours(at: Date, zone: Zone): boolean {
  const local = wallClock(at, zone);
  const hour = local.getUTCHours();
  return hour >= OPENS && hour < CLOSES && isWorkingDay(local.toISOString().slice(0, 10));
}
