import * as z from 'zod';
import { isWeek, weekOf } from '../../shared/calendar/week.ts';
import { noteRecount } from '../../shared/storage/recounts.ts';
import { findStatement } from '../../shared/storage/statements.ts';
import type { SummarizeDeps } from './deps.ts';

const schema = z.object({ recount: z.string().refine(isWeek, 'not a week') });

export const asksRecount = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'recount' in event;

/** Has an older week counted again by the next statements, which tell what they find as its corrections. */
export async function askRecount(
  event: unknown,
  { table, now }: Pick<SummarizeDeps, 'table' | 'now'>,
): Promise<{ recount: string }> {
  const { recount } = schema.parse(event);
  if (!(await findStatement(table, recount))) throw new Error(`There is no statement of ${recount}`);
  await noteRecount(table, recount, weekOf(now()));
  return { recount };
}
