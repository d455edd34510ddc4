import type { Table } from '../../shared/storage/table.ts';

type Method = keyof Table;

/** Passes every call on to the table and notes its name. */
export function countingTable(table: Table): Table & { readonly calls: Method[] } {
  const calls: Method[] = [];
  const noted = <A extends unknown[], R>(method: Method, call: (...args: A) => R) => {
    return (...args: A): R => {
      calls.push(method);
      return call(...args);
    };
  };
  return {
    calls,
    putNew: noted('putNew', (item) => table.putNew(item)),
    put: noted('put', (item) => table.put(item)),
    get: noted('get', (key) => table.get(key)),
    update: noted('update', (...args: Parameters<Table['update']>) => table.update(...args)),
    remove: noted('remove', (key) => table.remove(key)),
    query: noted('query', (query) => table.query(query)),
    pages: noted('pages', (...asked: Parameters<Table['pages']>) => table.pages(...asked)),
  };
}
