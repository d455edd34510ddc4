import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type ItemStore, itemSize, type Store, type StoredItem } from './dynalite.ts';
import type { HostClock, Place } from './emulator.ts';

export type StreamViewType = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';

/** A change as Lambda hands it to a function. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html */
export type StreamRecord = {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly eventVersion: '1.1';
  readonly eventSource: 'aws:dynamodb';
  readonly awsRegion: string;
  readonly eventSourceARN: string;
  readonly userIdentity?: { readonly type: 'Service'; readonly principalId: 'dynamodb.amazonaws.com' };
  readonly dynamodb: {
    /** Epoch seconds of the host's time. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: StoredItem;
    readonly NewImage?: StoredItem;
    readonly OldImage?: StoredItem;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: StreamViewType;
  };
};

export type RecordListener = (tableName: string, record: StreamRecord) => void;

/** What the feed must know of a table; a table without a stream has none. */
export type StreamedTable = {
  readonly keys: readonly string[];
  readonly view: StreamViewType;
  readonly streamArn: string;
};

type Change = { readonly key: string; readonly old?: StoredItem | undefined; readonly item?: StoredItem };

/** Numbers of equal length, so that they also sort as text. */
const firstSequenceNumber = 100_000_000_000_000_000_000n;

/**
 * Every item write of dynalite ends in `put` or `del` of the table's item store, under dynalite's lock of that key:
 * wrapped there, the feed has exact images, each key's order, and no record of a write that changes nothing.
 */
export class ChangeFeed {
  readonly #clock: HostClock;
  readonly #place: Place;
  readonly #tables = new Map<string, StreamedTable>();
  readonly #listeners = new Set<RecordListener>();
  readonly #expiring = new Set<string>();
  #sequence = firstSequenceNumber;

  constructor(clock: HostClock, place: Place) {
    this.#clock = clock;
    this.#place = place;
  }

  attach(store: Store): void {
    const open = store.getItemDb;
    const wrapped = new WeakSet<ItemStore>();
    store.getItemDb = (table) => {
      const items = open(table);
      if (!wrapped.has(items)) {
        wrapped.add(items);
        this.#wrap(items, table);
      }
      return items;
    };
  }

  follow(table: string, streamed: StreamedTable): void {
    this.#tables.set(table, streamed);
  }

  /** Returns the function that takes the listener off again. */
  listen(listener: RecordListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Marks the removal of this key as the service's own, as DynamoDB does for expired items. */
  async asService(table: string, key: string, remove: () => Promise<unknown>): Promise<void> {
    const name = `${table}/${key}`;
    this.#expiring.add(name);
    try {
      await remove();
    } finally {
      this.#expiring.delete(name);
    }
  }

  #wrap(items: ItemStore, table: string): void {
    const { get, put, del } = items;
    items.put = (key, item, done) =>
      get(key, (_, old) =>
        put(key, item, (error) => {
          if (!error) this.#emit(table, { key, old, item });
          done(error);
        }),
      );
    items.del = (key, done) =>
      get(key, (_, old) =>
        del(key, (error) => {
          if (!error) this.#emit(table, { key, old });
          done(error);
        }),
      );
  }

  #emit(table: string, change: Change): void {
    const streamed = this.#tables.get(table);
    if (!streamed) return;
    const item = change.item && (JSON.parse(JSON.stringify(change.item)) as StoredItem);
    if (isDeepStrictEqual(change.old, item)) return;
    const record = this.#record(table, streamed, change.key, change.old, item);
    for (const listener of this.#listeners) listener(table, record);
  }

  #record(
    table: string,
    streamed: StreamedTable,
    key: string,
    old: StoredItem | undefined,
    item: StoredItem | undefined,
  ): StreamRecord {
    this.#sequence += 1n;
    const { view } = streamed;
    const keys = pick(item ?? old ?? {}, streamed.keys);
    const images = {
      ...(item && view.startsWith('NEW') && { NewImage: item }),
      ...(old && view.includes('OLD') && { OldImage: old }),
    };
    return {
      eventID: randomBytes(16).toString('hex'),
      eventName: old ? (item ? 'MODIFY' : 'REMOVE') : 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: this.#place.region,
      eventSourceARN: streamed.streamArn,
      ...(this.#expiring.has(`${table}/${key}`) && { userIdentity: expiry }),
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(this.#clock.now() / 1000),
        Keys: keys,
        ...images,
        SequenceNumber: String(this.#sequence),
        SizeBytes: [keys, ...Object.values(images)].reduce((sum, part) => sum + itemSize(part), 0),
        StreamViewType: view,
      },
    };
  }
}

const expiry = { type: 'Service', principalId: 'dynamodb.amazonaws.com' } as const;

function pick(item: StoredItem, names: readonly string[]): StoredItem {
  return Object.fromEntries(names.flatMap((name) => (item[name] ? [[name, item[name]]] : [])));
}
