import * as z from 'zod';
import { isWeek } from '../shared/calendar/week.ts';
import { Mistyped } from './failure.ts';

const instant = z.iso.datetime();

/** A moment in UTC: without its `Z` it would be one of whatever zone this machine is set to. */
export function readMoment(typed: string): Date {
  if (!instant.safeParse(typed).success)
    throw new Mistyped(`${typed} is no time in UTC: write it like 2026-11-22T23:00:00Z`);
  return new Date(typed);
}

export function readWeek(typed: string): string {
  if (!isWeek(typed)) throw new Mistyped(`${typed} is no week: write it like 2026-W20`);
  return typed;
}

/** Says nothing of what was typed: beside the year belongs a card, whose number could stand in its place. */
export function readYear(typed: string): number {
  if (!/^20\d\d$/.test(typed)) throw new Mistyped('That is no year: write it like 2026');
  return Number(typed);
}

export function readCount(typed: string | boolean, most: number): number {
  const count = Number(typed);
  if (!Number.isInteger(count) || count < 1 || count > most)
    throw new Mistyped(`${typed} is no number from 1 to ${most}`);
  return count;
}
