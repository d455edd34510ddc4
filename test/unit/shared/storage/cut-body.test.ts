import { randomBytes } from 'node:crypto';
import { expect, it, test } from 'vitest';
import { putBody, readBody } from '../../../../shared/storage/cut-body.ts';
import { MemoryTable } from '../../../../shared/storage/memory-table.ts';
import type { Item } from '../../../../shared/storage/table.ts';
import { endingAfter } from '../../../support/mondays.ts';

const key = { pk: 'T#2026-W48', sk: 'NATIONAL' };
const [megabytes, others] = [randomBytes(1_500_000), randomBytes(1_500_000)];

async function bodyIn(table: MemoryTable): Promise<Buffer | undefined> {
  const item = await table.get(key);
  return item && Buffer.from(await readBody(table, item));
}

const pieces = (table: MemoryTable): readonly Item[] =>
  table.everything().filter(({ kind }) => kind === 'piece');

it.each([0, 1, 300 * 1024, 300 * 1024 + 1, 600 * 1024, 1_500_000])(
  'a body of %i bytes comes back',
  async (size) => {
    const table = new MemoryTable();
    const body = randomBytes(size);
    expect(await putBody(table, key, body)).toEqual({ stored: true });
    expect(await bodyIn(table)).toEqual(body);
    for (const item of table.everything())
      expect((item['body'] as Uint8Array).length).toBeLessThanOrEqual(300 * 1024);
  },
);

test('a body of 1.5 MB whose process ends at any put is nowhere or whole, and the next process stores its own', async () => {
  for (let puts = 0; puts < 5; puts += 1) {
    const table = new MemoryTable();
    await expect(putBody(endingAfter(puts, table), key, megabytes)).rejects.toThrow('the process has ended');
    expect(await bodyIn(table)).toBeUndefined();
    expect(pieces(table)).toHaveLength(puts);
    expect(await putBody(table, key, others)).toEqual({ stored: true });
    expect(await bodyIn(table)).toEqual(others);
  }
});

test('the same body stored by a second try is whole, also where the first one ended', async () => {
  const table = new MemoryTable();
  await expect(putBody(endingAfter(3, table), key, megabytes)).rejects.toThrow();
  await putBody(table, key, megabytes);
  expect(await bodyIn(table)).toEqual(megabytes);
  expect(pieces(table)).toHaveLength(4);
});

test('of two processes at once one decides, and what the other left is never read', async () => {
  const table = new MemoryTable();
  const answers = await Promise.all([putBody(table, key, megabytes), putBody(table, key, others)]);
  const decided = answers[0].stored ? megabytes : others;
  expect(answers.map(({ stored }) => stored).sort()).toEqual([false, true]);
  for (const answer of answers)
    if (!answer.stored) expect(Buffer.from(await readBody(table, answer.existing))).toEqual(decided);
  expect(await bodyIn(table)).toEqual(decided);
});

test('a body whose piece is missing is not taken for a shorter one', async () => {
  const table = new MemoryTable();
  await putBody(table, key, megabytes);
  const [piece] = pieces(table);
  if (piece) await table.remove(piece);
  await expect(bodyIn(table)).rejects.toThrow('lacks a piece');
});
