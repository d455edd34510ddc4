import * as z from 'zod/mini';
import { seenKey } from './keys.ts';
import { parseRow } from './rows.ts';
import type { Item, Table } from './table.ts';

const tenMinutesMs = 10 * 60 * 1000;
/** The last hour whole, and up to ten minutes more. */
const lookedAt = 7;
/** 48 bits of the person's hash: enough to tell the people of a session apart, and no key to anything. */
const memberLength = 8;

export type SeenBy = {
  readonly mailbox: string;
  /** Names the session, and opens nothing. */
  readonly session: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Of the session, in epoch milliseconds: afterwards nobody needs the item. */
  readonly expires: number;
};

export type SeenPersons = {
  /** Different persons opened in this session in the last hour. */
  readonly count: number;
  /** Up to so many, somebody has looked in the last hour whether that is unusual; what was told before is over. */
  readonly lookedUpTo: number | undefined;
};

const row = z.looseObject({ lookedUpTo: z.optional(z.number()), lookedSince: z.optional(z.number()) });
const members = z.array(z.string());

const bucket = (at: number): number => Math.floor(at / tenMinutesMs);
const named = (number: number): string => `seen${number}`;

/** One write that adds and answers: of two tabs that open people at once, the later one counts all. */
export async function addSeen(table: Table, persons: readonly string[], by: SeenBy): Promise<SeenPersons> {
  const key = seenKey(by.mailbox, by.session);
  const added = persons.map((person) => person.slice(0, memberLength));
  const change = { addToSet: { [named(bucket(by.at))]: added } };
  const first = await table.update(key, change);
  if (first.updated) return read(first.item, by.at);
  await table.putNew({ ...key, kind: 'seen', expiresAt: Math.ceil(by.expires / 1000) });
  const second = await table.update(key, change);
  return second.updated ? read(second.item, by.at) : { count: added.length, lookedUpTo: undefined };
}

export async function noteLooked(table: Table, by: SeenBy, lookedUpTo: number): Promise<void> {
  await table.update(seenKey(by.mailbox, by.session), { set: { lookedUpTo, lookedSince: by.at } });
}

function read(item: Item, at: number): SeenPersons {
  const buckets = Array.from({ length: lookedAt }, (_, back) => item[named(bucket(at) - back)] ?? []);
  const persons = new Set(buckets.flatMap((one) => members.parse(one)));
  const { lookedUpTo, lookedSince = 0 } = parseRow(row, item);
  const isOver = bucket(at) - bucket(lookedSince) >= lookedAt;
  return { count: persons.size, lookedUpTo: isOver ? undefined : lookedUpTo };
}
