import { rowsOf, type TextPage } from '../../shared/batch/text-page.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { findLetter, type Letter } from '../../shared/storage/letters.ts';
import { readReferral } from '../../shared/storage/referrals.ts';
import { readSubmission, type Submission } from '../../shared/storage/submissions.ts';
import type { Item, Table } from '../../shared/storage/table.ts';

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

type Weekly = {
  readonly submissions: Submission[];
  readonly referrals: Referral[];
  readonly decisions: Item[];
};

/** Everything that counts in a week, in the order of its index. */
export async function weekly(table: Table, week = '2026-W48'): Promise<Weekly> {
  const found: Item[] = [];
  for (let shard = 0; shard < 8; shard += 1)
    found.push(...(await all(table.query({ index: 'byWeek', partition: `W#${week}#${shard}` }))));
  const ofKind = (...kinds: string[]) => found.filter((item) => kinds.includes(String(item['kind'])));
  return {
    submissions: ofKind('submission').map(readSubmission),
    referrals: ofKind('referral', 'check').map(readReferral),
    decisions: ofKind('decision'),
  };
}

export async function letterOf(table: Table, id: string): Promise<Letter> {
  const letter = await findLetter(table, id);
  if (!letter) throw new Error(`There is no letter ${id}`);
  return letter;
}

/** Of all pages. */
export async function rowsIn(pages: AsyncIterable<TextPage>): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const page of pages) rows.push(...rowsOf(page));
  return rows;
}
