import { importKey } from '../../shared/storage/keys.ts';
import type { RawTable } from '../aws/raw-table.ts';
import { isTombstone, kindOf } from './export-part.ts';
import { keyOf } from './sealed-parts.ts';

/** What a system holds, by kind, and the import that has filled it or begun to. */
export type Standing = {
  readonly items: Readonly<Record<string, number>>;
  readonly tombstones: number;
  readonly imported?: { readonly name: string; readonly ended: boolean };
};

const whole = { number: 0, of: 1 };

export async function standingIn(records: RawTable, erasures: RawTable): Promise<Standing> {
  const items = new Map<string, number>();
  let imported: Standing['imported'];
  for await (const page of records.pages(whole))
    for (const item of page) {
      const { pk, sk } = keyOf(item);
      if (pk === importKey('').pk) imported = { name: sk, ended: item['endedAt'] !== undefined };
      else items.set(kindOf(item), (items.get(kindOf(item)) ?? 0) + 1);
    }
  let tombstones = 0;
  for await (const page of erasures.pages(whole)) tombstones += page.filter(isTombstone).length;
  return { items: Object.fromEntries(items), tombstones, ...(imported && { imported }) };
}

/** A system that serves nobody yet can have a directory, a live count, sign-in codes, what it knows of the mail service, and canaries. */
const harmless: readonly string[] = [
  ...['office', 'needs', 'code', 'codes-sent', 'seen', 'mail-rest'],
  ...['canary', 'canary-referral', 'canary-letter'],
];

export const inTheWay = ({ items, tombstones }: Standing): string[] => [
  ...Object.entries(items)
    .filter(([kind]) => !harmless.includes(kind))
    .map(([kind, count]) => `${count} × ${kind}`),
  ...(tombstones > 0 ? [`${tombstones} × tombstone`] : []),
];

/** Nothing is there; or what is there is the beginning of this very import. */
export const isFree = (standing: Standing, name: string): boolean =>
  standing.imported
    ? standing.imported.name === name && !standing.imported.ended
    : inTheWay(standing).length === 0;
