import { diceOf } from '../../local/week/dice.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { MemoryTable } from '../../shared/storage/memory-table.ts';
import type { Item, Key, Table } from '../../shared/storage/table.ts';
import { fillDirectory } from '../support/directory.ts';
import { captureReport } from '../support/reports.ts';
import { startSystem } from '../support/system.ts';
import { methodsOf } from '../support/table-methods.ts';

export type World = Awaited<ReturnType<typeof startWorld>>;

/** Items of a life that an erasure took away: a recount needs them, the system must not. */
const lives = new Set(['submission', 'referral', 'check', 'confirmation']);

/** Everything that functions work with, on a table in memory whose stream nobody reads: the year itself does the work. */
export async function startWorld(seed: number) {
  const { deps } = await startSystem();
  const store = new MemoryTable();
  await fillDirectory(store, catalog);
  const clock = { now: new Date(0) };
  const gone: Item[] = [];
  return {
    ...{ store, clock, catalog, gone, dice: diceOf(seed) },
    deps: { ...deps, table: remembering(store, gone), now: () => clock.now, report: captureReport() },
    /** Needs that somebody may still answer, and closed ones of which somebody may still speak. */
    ...{ open: [] as Key[], closed: [] as Key[] },
    /** What is written only after so many more Mondays. */
    late: [] as { mondays: number; readonly write: () => Promise<unknown> }[],
    counts: {
      people: 0,
      submissions: 0,
      answers: 0,
      confirmed: 0,
      late: 0,
      erased: 0,
      reopened: 0,
      disputed: 0,
    },
  };
}

function remembering(store: MemoryTable, gone: Item[]): Table {
  return {
    ...methodsOf(store),
    remove: async (key) => {
      const item = await store.get(key);
      if (item && lives.has(String(item['kind']))) gone.push(item);
      await store.remove(key);
    },
  };
}
