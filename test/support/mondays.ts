import { summarize } from '../../functions/summarize/summarize.ts';
import { weekRange } from '../../shared/calendar/week.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import { findStatement } from '../../shared/storage/statements.ts';
import type { Item, Table } from '../../shared/storage/table.ts';
import { all } from './items.ts';
import { opened } from './opened.ts';
import type { TestSystem } from './system.ts';
import { methodsOf } from './table-methods.ts';

const hourMs = 3600 * 1000;

/** That hour of Jakarta's clock on that day of the week: day 0 is Monday, day 7 the Monday after. */
export const momentIn = (week: string, day: number, hour: number): Date =>
  new Date(weekRange(week).start.getTime() + (day * 24 + hour) * hourMs);

/** Monday 06:00 in Jakarta after the week. */
export const mondayAfter = (week: string): Date => momentIn(week, 7, 6);

type Running = Pick<TestSystem, 'deps' | 'clock'>;

/** Runs `summarize` as the scheduler does on the Monday after the week, some hours late. */
export function closeWeek({ deps, clock }: Running, week: string, late = 0): Promise<{ weeks: string[] }> {
  const at = mondayAfter(week);
  clock.now = new Date(at.getTime() + late * hourMs);
  return summarize({ scheduledAt: at.toISOString() }, deps);
}

export async function statementOf({ store }: Pick<TestSystem, 'store'>, week: string): Promise<Statement> {
  const statement = await findStatement(store, week);
  if (!statement) throw new Error(`There is no statement of ${week}`);
  return statement;
}

/** All items of a week's statement: the national one, every office's part, the note that all were told. */
export const statementItems = ({ store }: Pick<TestSystem, 'store'>, week: string): Promise<Item[]> =>
  all(store.query({ partition: `T#${week}` }));

/** The statement's letters of a week, as they stand in the table, and opened. */
export async function statementLetters(
  { store, deps }: Pick<TestSystem, 'store' | 'deps'>,
  week: string,
): Promise<Item[]> {
  const found: Item[] = [];
  for (const { mailbox } of deps.catalog.offices)
    for (const kind of ['D', 'N'])
      found.push(...(await all(store.query({ partition: `L#${mailbox}`, prefix: `${kind}-${week}` }))));
  return found.map(opened);
}

/** A table that stops answering after so many new items: as where a process ends in between. */
export function endingAfter(puts: number, table: Table): Table {
  let left = puts;
  return {
    ...methodsOf(table),
    putNew: async (item) => {
      if (left === 0) throw new Error('the process has ended');
      left -= 1;
      return table.putNew(item);
    },
  };
}
