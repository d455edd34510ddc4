import { marshall } from '@aws-sdk/util-dynamodb';
import { projected } from '../../infra/records.ts';
import { itemSize } from '../../local/emulators/dynalite.ts';
import { lengthOf } from '../../shared/batch/text-page.ts';
import type { MemoryTable } from '../../shared/storage/memory-table.ts';
import { type Item, indexes, type Key, type Table } from '../../shared/storage/table.ts';
import { type Index, type StoredItem, writeUnits } from '../cost/write-units.ts';

export type Watched = Table & {
  /** What was used since the last call. */
  take(): Used;
};

export type Used = {
  readonly calls: number;
  readonly writeUnits: number;
  readonly itemsRead: number;
  /** Of the table and of each index, by partition: write units. */
  readonly partitions: ReadonlyMap<string, number>;
};

const inIndexes: readonly Index[] = Object.entries(indexes).map(([name, keys]) => ({
  ...{ name, keys: ['pk', 'sk', keys.partition, keys.sort] },
  projected: projected[name as keyof typeof indexes],
}));

const asStored = (item: Item | undefined): StoredItem | undefined =>
  item && (marshall(item, { removeUndefinedValues: true }) as unknown as StoredItem);

const noUse = () => ({
  calls: 0,
  writeUnits: 0,
  itemsRead: 0,

  partitions: new Map<string, number>(),
});

/** Counts as DynamoDB's meters would what a table in memory is asked. */
export function watchedTable(store: MemoryTable): Watched {
  let used = noUse();
  const written = (before: Item | undefined, after: Item | undefined): void => {
    const [old, next] = [asStored(before), asStored(after)];
    for (const [index, units] of writeUnits(old, next, inIndexes, itemSize)) {
      used.writeUnits += units;
      for (const partition of partitionsOf(index, before, after))
        used.partitions.set(partition, (used.partitions.get(partition) ?? 0) + units);
    }
  };
  const change = async <T>(key: Key, work: () => Promise<T>): Promise<T> => {
    used.calls += 1;
    const before = await store.get(key);
    const result = await work();
    const after = await store.get(key);
    if (before !== after) written(before, after);
    return result;
  };
  return {
    putNew: (item) => change(item, () => store.putNew(item)),
    put: (item) => change(item, () => store.put(item)),
    update: (key, ...more) => change(key, () => store.update(key, ...more)),
    remove: (key) => change(key, () => store.remove(key)),
    get: (key) => {
      used.calls += 1;
      used.itemsRead += 1;
      return store.get(key);
    },
    query: (query) => counted(store.query(query)),
    async *pages(...asked) {
      for await (const page of store.pages(...asked)) {
        used.itemsRead += lengthOf(page);
        yield page;
      }
    },
    take: () => {
      const taken = used;
      used = noUse();
      return taken;
    },
  };

  async function* counted<T>(items: AsyncIterable<T>): AsyncIterable<T> {
    used.calls += 1;
    for await (const item of items) {
      used.itemsRead += 1;
      yield item;
    }
  }
}

/** The partition that is written to: of an index the new one, else the one that was left. */
function partitionsOf(index: string, before: Item | undefined, after: Item | undefined): string[] {
  if (index === '') return [`table ${after?.pk ?? before?.pk}`];
  const { partition } = indexes[index as keyof typeof indexes];
  const name = after?.[partition] ?? before?.[partition];
  return name === undefined ? [] : [`${index} ${name}`];
}
