import { createHash } from 'node:crypto';
import { Poison } from '../errors.ts';
import { bodyOf } from './packed.ts';
import type { Item, Key, PutResult, Table } from './table.ts';

/** An item may hold 400 KB, with its key and all else. */
const mostBytes = 300 * 1024;

const pieceKey = ({ pk, sk }: Key, hash: string, number: number): Key => ({
  pk,
  sk: `${sk}#${hash}#${number}`,
});

/**
 * Stores an item and its body unless there is one. What does not fit goes into items of its own, which bear the hash of
 * the whole, before the one put that decides: whoever comes second leaves pieces that nobody reads.
 */
export async function putBody(table: Table, item: Item, body: Uint8Array): Promise<PutResult> {
  if (body.length <= mostBytes) return table.putNew({ ...item, body });
  const pieces = Math.ceil(body.length / mostBytes);
  const pieceOf = (number: number) => body.slice(number * mostBytes, (number + 1) * mostBytes);
  const hash = createHash('sha256').update(body).digest('hex');
  for (let number = 1; number < pieces; number += 1)
    await table.putNew({ ...pieceKey(item, hash, number), kind: 'piece', body: pieceOf(number) });
  return table.putNew({ ...item, body: pieceOf(0), hash, pieces });
}

export async function readBody(table: Table, item: Item): Promise<Uint8Array> {
  const found = [bodyOf(item)];
  while (found.length < Number(item['pieces'] ?? 1)) {
    const piece = await table.get(pieceKey(item, String(item['hash']), found.length));
    if (!piece) throw new Poison('a statement lacks a piece');
    found.push(bodyOf(piece));
  }
  return found.length === 1 ? bodyOf(item) : Buffer.concat(found);
}
