import { RequestError } from '../../shared/errors.ts';
import { type WeekPoint, weekPoint, weeksUntil } from '../../shared/statement/history.ts';
import type { Statement, StatementPart } from '../../shared/statement/statement.ts';
import { findCountry, findPart, findStatement } from '../../shared/storage/statements.ts';
import type { Asked } from './asked.ts';
import type { StatementsDeps } from './deps.ts';

export type LoadedWeek = {
  readonly statement: Statement;
  readonly part: StatementPart;
  /** The same part of the week before. */
  readonly previous: StatementPart | undefined;
  /** The newest first, this week among them. */
  readonly history: readonly WeekPoint[];
};

/** A frozen week and the weeks before it. Throws `no-statement`. */
export async function loadWeeks(
  { week, scope }: Asked,
  office: string,
  deps: StatementsDeps,
): Promise<LoadedWeek> {
  const { table } = deps;
  const partOf = (of: Statement | undefined) => (scope === 'own' ? of?.offices[office] : of?.national);
  const find = scope === 'own' ? findPart : findStatement;
  const findEarlier = scope === 'own' ? findPart : findCountry;
  const statement = await find(table, week, office);
  const part = partOf(statement);
  if (!statement || !part) throw new RequestError('no-statement');
  const [, ...weeks] = weeksUntil(week);
  const earlier = (await Promise.all(weeks.map((one) => findEarlier(table, one, office)))).map(partOf);
  const points = earlier.flatMap((one, at) => (one ? [weekPoint(weeks[at] ?? '', one)] : []));
  return { statement, part, previous: earlier[0], history: [weekPoint(week, part), ...points] };
}
