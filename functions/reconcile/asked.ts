import * as z from 'zod/mini';
import { isWeek } from '../../shared/calendar/week.ts';
import { scheduledTime } from '../../shared/messaging/scheduled-event.ts';

const schema = z.object({ week: z.optional(z.string().check(z.refine(isWeek, 'not a week'))) });

/** What a run is for: a moment, and, where somebody asks for it, one more week (`2026-W40`). Throws for any other event. */
export type Asked = { readonly at: Date; readonly week?: string | undefined };

export const readAsked = (event: unknown): Asked => ({
  at: scheduledTime(event),
  week: schema.parse(event).week,
});
