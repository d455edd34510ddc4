import { submissionOf, type WeekEntry } from './week-count.ts';

/** The entries of one week as pages of `[sort, tally]`, sorted. */
export type WeekPages = { readonly week: string; readonly pages: AsyncIterable<readonly SortedEntry[]> };
type SortedEntry = readonly string[];

type Reader = {
  readonly week: string;
  readonly pages: AsyncIterator<readonly SortedEntry[]>;
  page: readonly SortedEntry[];
  at: number;
  /** `<person>#<submission>` of the entry that comes next; absent at the end. */
  key: string | undefined;
};

/**
 * Hands on the entries of several weeks so that those of one submission, and all submissions of one person, stand
 * together. Of each week one page is in memory, however long it is.
 */
export async function mergeWeeks(
  weeks: readonly WeekPages[],
  take: (week: string, entry: WeekEntry) => void,
): Promise<void> {
  const readers = weeks.map(
    ({ week, pages }): Reader => ({ week, pages: pages[Symbol.asyncIterator](), page: [], at: -1, key: '' }),
  );
  for (const reader of readers) await next(reader);
  for (let key = lowest(readers); key !== undefined; key = lowest(readers))
    for (const reader of readers)
      while (reader.key === key) {
        const [sort = '', tally = ''] = reader.page[reader.at] ?? [];
        take(reader.week, { sort, tally });
        if (!nextOnPage(reader)) await next(reader);
      }
}

function lowest(readers: readonly Reader[]): string | undefined {
  let found: string | undefined;
  for (const { key } of readers) if (key !== undefined && (found === undefined || key < found)) found = key;
  return found;
}

function nextOnPage(reader: Reader): boolean {
  reader.at += 1;
  const [sort] = reader.page[reader.at] ?? [];
  if (sort === undefined) return false;
  reader.key = submissionOf(sort);
  return true;
}

/** A page can be empty where all of it was filtered out, and others follow. */
async function next(reader: Reader): Promise<void> {
  while (!nextOnPage(reader)) {
    const { done, value } = await reader.pages.next();
    if (done) {
      reader.key = undefined;
      return;
    }
    reader.page = value;
    reader.at = -1;
  }
}
