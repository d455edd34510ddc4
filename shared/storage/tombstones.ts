import * as z from 'zod/mini';
import type { Erased } from './erasure.ts';
import { parseRow } from './rows.ts';
import type { Table } from './table.ts';

const schema = z.object({ person: z.string(), year: z.int(), at: z.string() });
const partition = 'ERASED';

/** Writes down, in the table that a restore leaves alone, that the person is erased. A second time changes nothing. */
export async function keepTombstone(
  erasures: Table,
  { person, year, at }: Erased,
  expiresAt: number,
): Promise<void> {
  const moment = at.toISOString();
  const key = { pk: partition, sk: `${person}#${moment}` };
  await erasures.putNew({ ...key, kind: 'tombstone', person, year, at: moment, expiresAt });
}

/** Everybody who was erased, each as often as it was asked for, the first time first. */
export async function* tombstones(erasures: Table): AsyncIterable<Erased> {
  for await (const item of erasures.query({ partition, consistent: true })) {
    const { person, year, at } = parseRow(schema, item);
    yield { person, year, at: new Date(at) };
  }
}
