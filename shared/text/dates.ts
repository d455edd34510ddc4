import { homeZone, wallClock } from '../calendar/zone.ts';
import type { Language } from './language.ts';
import { text } from './text.ts';

/** A day `YYYY-MM-DD` as people say it: "Senin, 30 November 2026". */
export function dateInWords(date: string, language: Language): string {
  const day = new Date(`${date}T00:00:00Z`);
  return text(language, 'date.full', {
    weekday: nth(text(language, 'date.weekdays'), day.getUTCDay()),
    day: day.getUTCDate(),
    month: nth(text(language, 'date.months'), day.getUTCMonth()),
    year: day.getUTCFullYear(),
  });
}

/** A moment (ISO, with Z) as people say it at the ministry's clock: "Senin, 30 November 2026, 09.05 WIB". */
export function momentInWords(moment: string, language: Language): string {
  const local = wallClock(new Date(moment), homeZone).toISOString();
  const [date = '', time = ''] = local.split('T');
  const [hour = '', minute = ''] = time.split(':');
  return text(language, 'date.moment', { date: dateInWords(date, language), hour, minute });
}

const nth = (list: string, index: number): string => list.split(' ')[index] ?? '';
