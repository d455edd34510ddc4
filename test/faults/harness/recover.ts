import { DAY_MS } from '../../../shared/calendar/day.ts';
import { weekOf } from '../../../shared/calendar/week.ts';
import { isWorkingDay } from '../../../shared/calendar/working-days.ts';
import { mondayAfter } from '../../support/mondays.ts';
import type { Cloud } from './cloud.ts';

const hourMs = 3_600_000;
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** An undisturbed night, working day and Monday: whatever went wrong before is made good by then, or never. */
export async function recover(cloud: Cloud): Promise<void> {
  await restOfDay(cloud);
  const monday = mondayAfter(weekOf(cloud.agenda.clock.now));
  await cloud.fire('summarize', monday.toISOString());
  for (const hours of [3, 4, 5]) await cloud.fire('gather', later(monday, hours));
  await cloud.agenda.pass(3600);
}

/** The night's look, then the ticks of the next working day: a letter that was lost is found within two hours. */
async function restOfDay(cloud: Cloud): Promise<void> {
  const { clock } = cloud.agenda;
  let day = new Date(clock.now.getTime() + DAY_MS);
  while (!isWorkingDay(dayOf(day))) day = new Date(day.getTime() + DAY_MS);
  const midnight = new Date(`${dayOf(day)}T00:00:00Z`);
  await cloud.fire('reconcile', later(midnight, -2));
  for (const hours of [1, 2, 4, 5]) await cloud.fire('gather', later(midnight, hours));
  await cloud.agenda.pass(1800);
}

const later = (at: Date, hours: number): string => new Date(at.getTime() + hours * hourMs).toISOString();
