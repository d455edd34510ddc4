import * as z from 'zod/mini';
import { isWeek, weekOf } from '../../shared/calendar/week.ts';
import { isWhole } from '../../shared/referral/retention.ts';
import { noteRecount } from '../../shared/storage/recounts.ts';
import { findStatement } from '../../shared/storage/statements.ts';
import type { SummarizeDeps } from './deps.ts';

const schema = z.object({ recount: z.string().check(z.refine(isWeek, 'not a week')) });

export const asksRecount = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'recount' in event;

/** Has an older week counted again by the next statements, which tell what they find as its corrections. */
export async function askRecount(
  event: unknown,
  { table, catalog, now }: Pick<SummarizeDeps, 'table' | 'catalog' | 'now'>,
): Promise<{ recount: string }> {
  const { recount } = schema.parse(event);
  if (!(await findStatement(table, recount))) throw new Error(`There is no statement of ${recount}`);
  const at = now();
  if (!isWhole(recount, catalog, at))
    throw new Error(`${recount} is too old: not all of it is kept any more`);
  await noteRecount(table, recount, weekOf(at));
  return { recount };
}
