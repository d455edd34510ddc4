import type { TextPage } from '../batch/text-page.ts';

/** A scalar, list or map as DynamoDB stores it; a set of strings comes back as a sorted list. */
export type Value =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | readonly Value[]
  | { readonly [name: string]: Value };
export type Key = { readonly pk: string; readonly sk: string };
export type Item = Key & { readonly [name: string]: Value };

/** What must hold of the stored item for a write to happen; names are top-level attributes. */
export type Condition = {
  readonly equals?: Readonly<Record<string, Value>>;
  readonly oneOf?: Readonly<Record<string, readonly Value[]>>;
  /** Attribute is absent or smaller than the value. */
  readonly absentOrBelow?: Readonly<Record<string, number | string>>;
  readonly absent?: readonly string[];
  /** The set has fewer members than the limit, or has this member already. */
  readonly roomInSet?: { readonly name: string; readonly member: string; readonly limit: number };
};

export type Change = {
  readonly set?: Readonly<Record<string, Value>>;
  readonly add?: Readonly<Record<string, number>>;
  readonly remove?: readonly string[];
  /** Adds members to a set of strings; the set is there afterwards, also where there was none. */
  readonly addToSet?: Readonly<Record<string, string | readonly string[]>>;
  /** Where there is no item, one comes to be, so that one write does for both; it has these, as every item that lacks them. */
  readonly orCreate?: Readonly<Record<string, Value>>;
};

export type PutResult = { readonly stored: true } | { readonly stored: false; readonly existing: Item };
/** `item` is the item after the update, or the one that refused it (absent when there is none). */
export type UpdateResult =
  | { readonly updated: true; readonly item: Item }
  | { readonly updated: false; readonly item: Item | undefined };

/** The table's two sparse indexes, by the name of their partition and sort attributes. */
export const indexes = {
  byWeek: { partition: 'weekShard', sort: 'weekSort' },
  byOffice: { partition: 'officeShard', sort: 'since' },
} as const;
export type IndexName = keyof typeof indexes;

export type Query = {
  readonly partition: string;
  readonly index?: IndexName;
  readonly prefix?: string;
  /** Only sort keys strictly after this one. */
  readonly after?: string;
  readonly descending?: boolean;
  readonly limit?: number;
  /** Base table only: read what was written before this call. */
  readonly consistent?: boolean;
};

/**
 * The one table behind its port: single-item conditional writes and ordered reads, nothing else (no transactions).
 * What is past its time (`expiresAt`) is not there, deleted or not: neither read nor in the way of a new one.
 * Throws `Unavailable` where the store does not answer or asks to slow down.
 */
export type Table = {
  /** Stores the item unless one with its key exists; the existing one comes back, read consistently. */
  putNew(item: Item): Promise<PutResult>;
  /** Replaces whatever is there: only for items that one writer owns. */
  put(item: Item): Promise<void>;
  get(key: Key): Promise<Item | undefined>;
  /** Changes an existing item; creates one only where `orCreate` says so, and never in the place of one that is past. */
  update(key: Key, change: Change, condition?: Condition): Promise<UpdateResult>;
  remove(key: Key): Promise<void>;
  /** All matching items in sort order, page by page. */
  query(query: Query): AsyncIterable<Item>;
  /**
   * The same, whole pages as they come, and of each item only these texts, in this order: for counts of very many. A page
   * is there until the next one is asked for. Also of what is past: the week's index does not hold it, and is read only as
   * far back as everything is kept.
   */
  pages(query: Query, names: readonly string[]): AsyncIterable<TextPage>;
};
