import type { TextPage } from '../batch/text-page.ts';
import { type Entry, WeekReader } from './week-reader.ts';

/** The entries of one week as pages of sort key and tally, sorted. */
export type WeekPages = { readonly week: string; readonly pages: AsyncIterable<TextPage> };

/** Whose an entry is, by numbers that count up: the same person or submission has the same, and all of it stands together. */
export type Whose = { readonly person: number; readonly submission: number };

/**
 * Hands on the entries of several weeks so that those of one submission, and all submissions of one person, stand
 * together. Of each week one page is in memory, however long it is.
 */
export async function mergeWeeks(
  weeks: readonly WeekPages[],
  take: (week: string, entry: Entry, whose: Whose) => void,
): Promise<void> {
  const readers = await sortedReaders(weeks);
  let whose: Whose = { person: 0, submission: 0 };
  const last = new LastKey();
  for (let reader = readers[0]; reader; reader = readers[0]) {
    whose = follow(whose, last, reader);
    last.remember(reader);
    let more = true;
    do {
      take(reader.week, reader, whose);
      more = reader.step() || (await reader.turn());
    } while (more && reader.repeats);
    if (more) putBack(readers, reader);
    else readers.shift();
  }
}

async function sortedReaders(weeks: readonly WeekPages[]): Promise<WeekReader[]> {
  const found: WeekReader[] = [];
  for (const { week, pages } of weeks) {
    const reader = new WeekReader(week, pages);
    if (await reader.turn()) found.push(reader);
  }
  return found.sort(compareSubmissions);
}

/** The first one, where what comes next belongs: mostly where it was, as one week is far longer than the others. */
function putBack(readers: WeekReader[], reader: WeekReader): void {
  let at = 0;
  for (let other = readers[1]; other && compareSubmissions(reader, other) > 0; other = readers[at + 1]) {
    readers[at] = other;
    at += 1;
  }
  readers[at] = reader;
}

type Key = Pick<Entry, 'bytes' | 'sortFrom' | 'personTo' | 'submissionTo'>;

/** A copy: the reader goes on, and its page with it. */
class LastKey implements Key {
  bytes = new Uint8Array(256);
  readonly sortFrom = 0;
  personTo = 0;
  submissionTo = 0;

  remember({ bytes, sortFrom, personTo, submissionTo }: Key): void {
    this.personTo = personTo - sortFrom;
    this.submissionTo = submissionTo - sortFrom;
    if (this.submissionTo > this.bytes.length) this.bytes = new Uint8Array(this.submissionTo);
    for (let at = 0; at < this.submissionTo; at += 1) this.bytes[at] = bytes[sortFrom + at] as number;
  }
}

function follow(whose: Whose, last: Key, next: Key): Whose {
  if (compareSubmissions(last, next) === 0) return whose;
  const person = whose.person + (compare(last, last.personTo, next, next.personTo) === 0 ? 0 : 1);
  return { person, submission: whose.submission + 1 };
}

const compareSubmissions = (one: Key, other: Key): number =>
  compare(one, one.submissionTo, other, other.submissionTo);

/** As their bytes are sorted. */
function compare(one: Key, oneTo: number, other: Key, otherTo: number): number {
  const [length, otherLength] = [oneTo - one.sortFrom, otherTo - other.sortFrom];
  for (let at = 0; at < length && at < otherLength; at += 1) {
    const difference =
      (one.bytes[one.sortFrom + at] as number) - (other.bytes[other.sortFrom + at] as number);
    if (difference !== 0) return difference;
  }
  return length - otherLength;
}
