import type { Table } from '../../shared/storage/table.ts';

/** All calls of a table as they are: for a double that changes some of them. */
export const methodsOf = (table: Table): Table => ({
  putNew: (item) => table.putNew(item),
  put: (item) => table.put(item),
  get: (key) => table.get(key),
  update: (key, change, condition) => table.update(key, change, condition),
  remove: (key) => table.remove(key),
  query: (query) => table.query(query),
  pages: (...asked) => table.pages(...asked),
});
