import { isPast, secondsOf } from './expiry.ts';
import {
  type Change,
  type Condition,
  type Item,
  indexes,
  type Key,
  type Page,
  type PutResult,
  type Query,
  type Table,
  type UpdateResult,
  type Value,
} from './table.ts';

const same = (left: Value | undefined, right: Value): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

function hasRoom(item: Item, room: Condition['roomInSet']): boolean {
  if (!room) return true;
  const members = (item[room.name] as readonly string[] | undefined) ?? [];
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

/** Where an item is found: in its own partition, and in each index of which it has both attributes. */
function partitionsOf(item: Item | undefined): string[] {
  if (!item) return [];
  const indexed = Object.entries(indexes).filter(
    ([, { partition, sort }]) => item[partition] !== undefined && item[sort] !== undefined,
  );
  return [
    partitionName(undefined, item.pk),
    ...indexed.map(([name, { partition }]) => partitionName(name, item[partition])),
  ];
}

/** Makes pages of items, of each only the texts of these attributes. */
export async function* pagesOf(
  items: AsyncIterable<Item>,
  names: readonly string[],
  size = 1000,
): AsyncIterable<Page> {
  let page: string[][] = [];
  for await (const item of items) {
    page.push(names.map((name) => String(item[name] ?? '')));
    if (page.length < size) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** The double of `DynamoTable`: the same answers, held to the same contract suite. */
export class MemoryTable implements Table {
  private readonly items = new Map<string, Item>();
  /** By index and partition, so that a query looks at nothing else. */
  private readonly partitions = new Map<string, Map<string, Item>>();
  /** Partitions as they were last asked for, until something in them changes: a year of weeks is read over and over. */
  private readonly inOrder = new Map<string, readonly Item[]>();
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
    const item = this.live(key);
    if (!item || !holds(item, condition)) return { updated: false, item };
    return { updated: true, item: this.store(apply(item, change)) };
  }

  async remove(key: Key): Promise<void> {
    this.leavePartitions(idOf(key));
    this.items.delete(idOf(key));
  }

  async *query(query: Query): AsyncIterable<Item> {
    // The week's index does not hold when an item ends.
    yield* this.find(query, (item) => query.index === 'byWeek' || this.isLive(item));
  }

  async *pages(query: Query, names: readonly string[]): AsyncIterable<Page> {
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

  private isLive(item: Item): boolean {
    return !isPast(item, secondsOf(this.now()));
  }

  private async *find(query: Query, wanted: (item: Item) => boolean = () => true): AsyncIterable<Item> {
    const { sort } = query.index ? indexes[query.index] : { sort: 'sk' };
    const sortOf = (item: Item): string => String(item[sort]);
    const found = this.sorted(partitionName(query.index, query.partition), sortOf)
      .filter((item) => wanted(item) && sortOf(item).startsWith(query.prefix ?? ''))
      .filter((item) => query.after === undefined || sortOf(item) > query.after);
    if (query.descending) found.reverse();
    yield* found.slice(0, query.limit);
  }

  private sorted(partition: string, sortOf: (item: Item) => string): readonly Item[] {
    const known = this.inOrder.get(partition);
    if (known) return known;
    const items = [...(this.partitions.get(partition)?.values() ?? [])].sort(
      (left, right) => compare(sortOf(left), sortOf(right)) || compare(idOf(left), idOf(right)),
    );
    this.inOrder.set(partition, items);
    return items;
  }

  private leavePartitions(id: string): void {
    for (const name of partitionsOf(this.items.get(id))) {
      this.partitions.get(name)?.delete(id);
      this.inOrder.delete(name);
    }
  }

  private store(item: Item): Item {
    const frozen = Object.freeze(structuredClone(item));
    const id = idOf(item);
    this.leavePartitions(id);
    this.items.set(id, frozen);
    for (const name of partitionsOf(frozen)) {
      this.partitions.set(name, (this.partitions.get(name) ?? new Map()).set(id, frozen));
      this.inOrder.delete(name);
    }
    this.listener(frozen);
    return frozen;
  }
}
