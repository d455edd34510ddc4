import type { TextPage } from '../batch/text-page.ts';

/** An entry of a week's index, `<person>#<submission>#<kind>…` and its tally, where it stands in the bytes of its page. */
export type Entry = {
  readonly bytes: Uint8Array;
  readonly sortFrom: number;
  readonly sortTo: number;
  readonly tallyFrom: number;
  readonly tallyTo: number;
  /** Where `<person>` and `<person>#<submission>` end. */
  readonly personTo: number;
  readonly submissionTo: number;
};

const separator = '#'.charCodeAt(0);

/** Stands at one entry of a week after the other, and is itself that entry: millions need no object each. */
export class WeekReader implements Entry {
  readonly week: string;
  bytes: Uint8Array = new Uint8Array();
  sortFrom = 0;
  sortTo = 0;
  tallyFrom = 0;
  tallyTo = 0;
  personTo = 0;
  submissionTo = 0;
  /** Whether the entry before it on the page is of the same submission. */
  repeats = false;
  private readonly pages: AsyncIterator<TextPage>;
  private spans: TextPage['spans'] = [];
  private next = 0;

  constructor(week: string, pages: AsyncIterable<TextPage>) {
    this.week = week;
    this.pages = pages[Symbol.asyncIterator]();
  }

  /** To the next entry of the page; false behind its last one. */
  step(): boolean {
    const { spans, next } = this;
    if (next >= spans.length) return false;
    this.next = next + 4;
    this.standAt(spans[next] as number, spans[next + 1] as number, next === 0);
    this.tallyFrom = spans[next + 2] as number;
    this.tallyTo = spans[next + 3] as number;
    return true;
  }

  /** To the first entry of the next page that has one: of some all was filtered out. False behind the last one. */
  async turn(): Promise<boolean> {
    for (;;) {
      const { done, value } = await this.pages.next();
      if (done) return false;
      this.bytes = value.bytes;
      this.spans = value.spans;
      this.next = 0;
      if (this.step()) return true;
    }
  }

  private standAt(from: number, to: number, isFirst: boolean): void {
    const { bytes, sortFrom } = this;
    const length = this.submissionTo - sortFrom;
    this.repeats = !isFirst && bytes[from + length] === separator && isAlike(bytes, sortFrom, from, length);
    this.sortFrom = from;
    this.sortTo = to;
    this.personTo = this.repeats ? from + this.personTo - sortFrom : bytes.indexOf(separator, from);
    this.submissionTo = this.repeats ? from + length : bytes.indexOf(separator, this.personTo + 1);
  }
}

function isAlike(bytes: Uint8Array, one: number, other: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (bytes[one + at] !== bytes[other + at]) return false;
  return true;
}
