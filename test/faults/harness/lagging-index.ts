import type { Item, Table } from '../../../shared/storage/table.ts';

/** What the indexes do not show yet. */
export type LaggingIndex = { hides: (item: Item) => boolean };

/** The table, whose indexes may lag behind it. */
export const withLag = (table: Table, index: LaggingIndex): Table => ({
  putNew: (item) => table.putNew(item),
  put: (item) => table.put(item),
  update: (...change) => table.update(...change),
  remove: (key) => table.remove(key),
  get: (key) => table.get(key),
  async *query(query) {
    for await (const item of table.query(query)) if (!query.index || !index.hides(item)) yield item;
  },
});
