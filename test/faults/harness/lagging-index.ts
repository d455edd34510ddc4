import { pagesOf } from '../../../shared/storage/memory-table.ts';
import type { Item, Query, Table } from '../../../shared/storage/table.ts';
import { methodsOf } from '../../support/table-methods.ts';

/** What the indexes do not show yet. */
export type LaggingIndex = { hides: (item: Item) => boolean };

/** The table, whose indexes may lag behind it. */
export const withLag = (table: Table, index: LaggingIndex): Table => {
  async function* query(asked: Query) {
    for await (const item of table.query(asked)) if (!asked.index || !index.hides(item)) yield item;
  }
  return {
    ...methodsOf(table),
    query,
    pages: (asked, names) => pagesOf(query(asked), names),
  };
};
