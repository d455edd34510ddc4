import { Poison } from '../errors.ts';
import { Name } from './numbered-names.ts';
import { fieldsByKind } from './tally.ts';

/** What no figure is made of. */
const uncounted: Readonly<Record<string, readonly string[]>> = {
  S: ['district', 'group', 'sex', 'ageBand', 'minute'],
  R: ['sex', 'ageBand', 'minute'],
  C: ['sex', 'ageBand', 'minute'],
  D: ['group', 'minute'],
  F: ['district', 'group', 'minute'],
};

/** What a field is for. */
const [left, counted, days] = [0, 1, 2];
/** Of each field of a kind, what it is for, and behind how many of them the last ones of one use begin, of which some may lack. */
type Uses = { readonly uses: Uint8Array; readonly least: number };

/** By the byte that a tally begins with. */
const usesByLetter: (Uses | undefined)[] = [];
for (const kind of Object.keys(uncounted)) {
  const uses = Uint8Array.from(fieldsByKind[kind] ?? [], (name) => useOf(kind, name));
  usesByLetter[kind.charCodeAt(0)] = { uses, least: uses.findLastIndex((use, at) => use !== uses[at - 1]) };
}

function useOf(kind: string, name: string): number {
  if (uncounted[kind]?.includes(name)) return left;
  return name === 'due' || name === 'dueBefore' ? days : counted;
}

const separator = '|'.charCodeAt(0);

/** A tally in bytes, cut into what is counted of it and its days, as names. One object for all: millions are cut. */
export class TallyParts {
  readonly counted = new Name();
  /** With a `|` behind them, where more follows. */
  readonly days = new Name();

  /** Throws `Poison` for what cannot be a tally. */
  cut(bytes: Uint8Array, from: number, to: number): void {
    const known = usesByLetter[bytes[from] ?? 0];
    if (!known) throw new Poison('not a tally');
    const { uses, least } = known;
    this.counted.begin(to - from);
    this.days.begin(to - from);
    const [toCounted, toDays] = [this.counted.bytes, this.days.bytes];
    let [countedLength, daysLength, field] = [0, 0, 0];
    const last = uses.length - 1;
    let use = uses[0] as number;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] as number;
      if (use === counted) toCounted[countedLength++] = byte;
      else if (use === days) toDays[daysLength++] = byte;
      if (byte !== separator) continue;
      field += 1;
      // Of what is counted, the last field takes all that is left.
      if (field <= last) use = uses[field] as number;
      else if (use === days) throw new Poison('not a tally');
    }
    if (field < least) throw new Poison('not a tally');
    this.counted.length = countedLength;
    this.days.length = daysLength;
  }
}
