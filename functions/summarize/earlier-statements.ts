import { lastWeeks, previousWeek } from '../../shared/calendar/week.ts';
import { correctableWeeks } from '../../shared/statement/names.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import { recountsSince } from '../../shared/storage/recounts.ts';
import { findStatement } from '../../shared/storage/statements.ts';
import type { SummarizeDeps } from './deps.ts';

export type Earlier = {
  /** The newest first; all that was ever told of the weeks that are counted again stands in them. */
  readonly frozen: readonly Statement[];
  readonly again: readonly string[];
};

export async function earlierStatements(
  week: string,
  { table }: Pick<SummarizeDeps, 'table'>,
): Promise<Earlier> {
  const asked = new Set(await recountsSince(table, lastWeeks(week, 1 + correctableWeeks).at(-1) ?? week));
  const frozen = await statementsBefore(week, [...asked].sort()[0] ?? week, table);
  const again = frozen.filter((statement, at) => at < correctableWeeks || asked.has(statement.week));
  return { frozen, again: again.map((statement) => statement.week) };
}

async function statementsBefore(
  week: string,
  oldest: string,
  table: SummarizeDeps['table'],
): Promise<Statement[]> {
  const statements: Statement[] = [];
  const isEnough = (each: string): boolean =>
    // Of template 2 none has a total: it is summed over all of them, once.
    statements.length >= correctableWeeks && each < oldest && statements[0]?.national.total !== undefined;
  for (let each = previousWeek(week); !isEnough(each); each = previousWeek(each)) {
    const statement = await findStatement(table, each);
    if (!statement) break;
    statements.push(statement);
  }
  return statements;
}
