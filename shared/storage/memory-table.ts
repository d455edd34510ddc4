import { pageOf, type TextPage } from '../batch/text-page.ts';
import { isPast, secondsOf } from './expiry.ts';
import {
  type Change,
  type Condition,
  type Item,
  indexes,
  type Key,
  type PutResult,
  type Query,
  type Table,
  type UpdateResult,
  type Value,
} from './table.ts';

const same = (left: Value | undefined, right: Value): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

function hasRoom(item: Item, room: Condition['roomInSet']): boolean {
  const members = room && (item[room.name] as readonly string[] | undefined);
  // A set that is not there takes a first member whatever the limit, as DynamoDB's condition says it.
  if (!room || !members) return true;
  return members.length < room.limit || members.includes(room.member);
}

function holds(item: Item, condition: Condition): boolean {
  const entries = <V>(part: Readonly<Record<string, V>> | undefined) => Object.entries(part ?? {});
  return (
    entries(condition.equals).every(([name, value]) => same(item[name], value)) &&
    entries(condition.oneOf).every(([name, values]) => values.some((value) => same(item[name], value))) &&
    entries(condition.absentOrBelow).every(([name, limit]) => {
      const value = item[name];
      return value === undefined || (typeof value === typeof limit && (value as typeof limit) < limit);
    }) &&
    (condition.absent ?? []).every((name) => item[name] === undefined) &&
    hasRoom(item, condition.roomInSet)
  );
}

function apply(item: Item, change: Change): Item {
  const next: Record<string, Value> = { ...item, ...change.set };
  for (const [name, by] of Object.entries(change.add ?? {})) next[name] = Number(next[name] ?? 0) + by;
  for (const [name, member] of Object.entries(change.addToSet ?? {})) {
    const members = (next[name] as readonly string[] | undefined) ?? [];
    next[name] = [...new Set([...members, ...[member].flat()])].sort();
  }
  for (const name of change.remove ?? []) delete next[name];
  return next as Item;
}

const idOf = (key: Key): string => `${key.pk}\n${key.sk}`;

/** Plain code-unit order, which for our ASCII keys is DynamoDB's byte order. */
const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

const partitionName = (index: string | undefined, partition: Value | undefined): string =>
  `${index ?? ''} ${partition}`;

type Placed = { readonly name: string; readonly sortOf: (item: Item) => string };

const sortedBy =
  (attribute: string) =>
  (item: Item): string =>
    String(item[attribute]);
const bySortKey = sortedBy('sk');
const inIndexes = Object.entries(indexes).map(([name, keys]) => ({
  name,
  ...keys,
  sortOf: sortedBy(keys.sort),
}));

/** Where an item is found: in its own partition, and in each index of which it has both attributes. */
function placesOf(item: Item | undefined): Placed[] {
  if (!item) return [];
  const indexed = inIndexes.filter(
    ({ partition, sort }) => item[partition] !== undefined && item[sort] !== undefined,
  );
  return [
    { name: partitionName(undefined, item.pk), sortOf: bySortKey },
    ...indexed.map(({ name, partition, sortOf }) => ({ name: partitionName(name, item[partition]), sortOf })),
  ];
}

/** The first position at which it holds: of a row in which it holds of all that follow, too. */
function firstAt(sorted: readonly Item[], holdsOf: (item: Item) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const item = sorted[middle];
    if (item && holdsOf(item)) to = middle;
    else from = middle + 1;
  }
  return from;
}

const positionOf = (sorted: readonly Item[], item: Item, sortOf: Placed['sortOf']): number =>
  firstAt(sorted, (other) => (compare(sortOf(other), sortOf(item)) || compare(idOf(other), idOf(item))) >= 0);

/** Makes pages of items, of each only the texts of these attributes. */
export async function* pagesOf(
  items: AsyncIterable<Item>,
  names: readonly string[],
  size = 1000,
): AsyncIterable<TextPage> {
  let page: string[][] = [];
  for await (const item of items) {
    page.push(names.map((name) => String(item[name] ?? '')));
    if (page.length < size) continue;
    yield pageOf(page, names.length);
    page = [];
  }
  if (page.length > 0) yield pageOf(page, names.length);
}

/** The double of `DynamoTable`: the same answers, held to the same contract suite. */
export class MemoryTable implements Table {
  private readonly items = new Map<string, Item>();
  /** By index and partition, each in order: a year of weeks is read and written over and over. */
  private readonly partitions = new Map<string, Item[]>();
  private readonly listener: (image: Item) => void;
  private readonly now: () => number;

  /** `listener` sees every new image, as a stream would. `now` says what is past; without it nothing is. */
  constructor(listener: (image: Item) => void = () => undefined, now: () => number = () => 0) {
    this.listener = listener;
    this.now = now;
  }

  async putNew(item: Item): Promise<PutResult> {
    const existing = this.live(item);
    if (existing) return { stored: false, existing };
    this.store(item);
    return { stored: true };
  }

  async put(item: Item): Promise<void> {
    this.store(item);
  }

  async get(key: Key): Promise<Item | undefined> {
    return this.live(key);
  }

  async update(key: Key, change: Change, condition: Condition = {}): Promise<UpdateResult> {
    const item = this.live(key) ?? this.begun(key, change);
    if (!item || !holds(item, condition)) return { updated: false, item: this.live(key) };
    return { updated: true, item: this.store(apply({ ...change.orCreate, ...item }, change)) };
  }

  async remove(key: Key): Promise<void> {
    this.leave(this.items.get(idOf(key)));
    this.items.delete(idOf(key));
  }

  async *query(query: Query): AsyncIterable<Item> {
    // The week's index does not hold when an item ends.
    yield* this.find(query, (item) => query.index === 'byWeek' || this.isLive(item));
  }

  async *pages(query: Query, names: readonly string[]): AsyncIterable<TextPage> {
    yield* pagesOf(this.find(query), names);
  }

  /** All items: to compare before and after. */
  everything(): readonly Item[] {
    return [...this.items.values()];
  }

  /** Without a pause, as a condition and its write are one. */
  private live(key: Key): Item | undefined {
    const item = this.items.get(idOf(key));
    return item && this.isLive(item) ? item : undefined;
  }

  /** An item that an update may create; nothing where one that is past is still in the way. */
  private begun({ pk, sk }: Key, { orCreate }: Change): Item | undefined {
    return orCreate && !this.items.has(idOf({ pk, sk })) ? { pk, sk } : undefined;
  }

  private isLive(item: Item): boolean {
    return !isPast(item, secondsOf(this.now()));
  }

  private async *find(query: Query, wanted: (item: Item) => boolean = () => true): AsyncIterable<Item> {
    const found = this.between(query).filter(wanted);
    if (query.descending) found.reverse();
    yield* found.slice(0, query.limit);
  }

  /** A copy: whoever reads on sees what stood there when it asked. */
  private between({ index, partition, prefix = '', after }: Query): Item[] {
    const sorted = this.partitions.get(partitionName(index, partition)) ?? [];
    const sortOf = index ? sortedBy(indexes[index].sort) : bySortKey;
    const begin = firstAt(
      sorted,
      (item) => sortOf(item) >= prefix && (after === undefined || sortOf(item) > after),
    );
    const end = firstAt(sorted, (item) => sortOf(item) > prefix && !sortOf(item).startsWith(prefix));
    return sorted.slice(begin, end);
  }

  private leave(item: Item | undefined): void {
    for (const { name, sortOf } of placesOf(item)) {
      const sorted = this.partitions.get(name);
      if (item && sorted) sorted.splice(positionOf(sorted, item, sortOf), 1);
    }
  }

  private store(item: Item): Item {
    const frozen = Object.freeze(structuredClone(item));
    this.leave(this.items.get(idOf(item)));
    this.items.set(idOf(item), frozen);
    for (const { name, sortOf } of placesOf(frozen)) {
      const sorted = this.partitions.get(name) ?? [];
      sorted.splice(positionOf(sorted, frozen, sortOf), 0, frozen);
      this.partitions.set(name, sorted);
    }
    this.listener(frozen);
    return frozen;
  }
}
