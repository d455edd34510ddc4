import { isDeepStrictEqual } from 'node:util';

type Attribute = Readonly<Record<string, unknown>>;
export type StoredItem = Readonly<Record<string, Attribute>>;

export type Index = {
  readonly name: string;
  /** Of the index, and of the table: all of them are in it. */
  readonly keys: readonly string[];
  readonly projected: readonly string[];
};

/**
 * Write units of one change of an item, by '' for the table and by index.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
 */
export function writeUnits(
  before: StoredItem | undefined,
  after: StoredItem | undefined,
  indexes: readonly Index[],
  sizeOf: (item: StoredItem) => number,
): ReadonlyMap<string, number> {
  const units = (...items: (StoredItem | undefined)[]) =>
    Math.max(1, ...items.map((item) => Math.ceil((item ? sizeOf(item) : 0) / 1024)));
  const ofIndex = (index: Index): number => {
    const [old, next] = [viewOf(before, index), viewOf(after, index)];
    if (isDeepStrictEqual(old, next)) return 0;
    if (!old || !next) return units(old, next);
    const moved = index.keys.some((key) => !isDeepStrictEqual(old[key], next[key]));
    return moved ? units(old) + units(next) : units(old, next);
  };
  return new Map([
    ['', units(before, after)],
    ...indexes.map((index) => [index.name, ofIndex(index)] as const),
  ]);
}

/** What the index holds of an item: nothing where one of its keys is missing. */
export function viewOf(item: StoredItem | undefined, { keys, projected }: Index): StoredItem | undefined {
  if (!item || keys.some((key) => item[key] === undefined)) return undefined;
  return Object.fromEntries(
    [...keys, ...projected].flatMap((name) => (item[name] ? [[name, item[name]]] : [])),
  );
}
