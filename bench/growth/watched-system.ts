import { startSystem } from '../../test/support/system.ts';
import { type Watched, watchedTable } from './watched-table.ts';

export type Played = {
  readonly system: Awaited<ReturnType<typeof startSystem>>;
  readonly table: Watched;
};

/** All functions on doubles, with the limits of `prod` on one address and phone, and a table that counts what it is asked. */
export async function startWatched(): Promise<Played> {
  const tables: Watched[] = [];
  const system = await startSystem({
    seenAs: (store) => {
      const table = watchedTable(store);
      tables.push(table);
      return table;
    },
    holdAfter: { source: 1000, phone: 100 },
  });
  return { system, table: tables[0] as Watched };
}
