import { nextWeek, previousWeek, weekOf } from '../calendar/week.ts';
import type { Catalog } from '../catalog/types.ts';
import { readerMailbox } from '../letter/readers.ts';
import { letterKey, officeKey, statementKey } from './keys.ts';
import type { Table } from './table.ts';

type Span = {
  readonly catalog: Catalog;
  readonly readers: readonly string[];
  /** The moment to which the records were restored, and now. */
  readonly since: Date;
  readonly at: Date;
};

/**
 * Brings what has left the house, and cannot be called back, from the old table into the restored one: letters with what
 * became of them, frozen weeks, the addresses of offices. Otherwise they would be written, frozen and sent once more. None
 * of it is personal. Answers how many items.
 */
export async function carryOver(from: Table, to: Table, span: Span): Promise<number> {
  let carried = 0;
  for (const partition of partitionsOf(span))
    for await (const item of from.query({ partition, consistent: true })) {
      await to.put(item);
      carried += 1;
    }
  return carried;
}

function partitionsOf({ catalog, readers, since, at }: Span): string[] {
  const mailboxes = [...catalog.offices.map(({ mailbox }) => mailbox), ...readers.map(readerMailbox)];
  return [
    officeKey('').pk,
    ...mailboxes.map((mailbox) => letterKey(mailbox, '').pk),
    ...weeksFrom(weekOf(since), weekOf(at)).map((week) => statementKey(week, '').pk),
  ];
}

/** From the week before: its statement is made on the Monday of the first one. */
function weeksFrom(first: string, last: string): string[] {
  const weeks = [previousWeek(first), first];
  while ((weeks.at(-1) ?? last) < last) weeks.push(nextWeek(weeks.at(-1) ?? last));
  return weeks;
}
