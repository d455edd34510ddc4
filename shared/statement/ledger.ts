/** What a reader can say of a number: it is one of these. */
export type Interval = { readonly low: number; readonly high: number };
/** A number as it is published. `shown` is a multiple of 5; the number itself lies somewhere from `low` to `high`. */
export type Rounded = Interval & { readonly shown: number };

/** Everything that a reader of all that is published can know so far, and what may be added to it. */
export type Ledger = {
  /** The reader knows that these parts make up the whole. */
  readonly sum: (whole: string, parts: readonly string[]) => void;
  /** The reader knows this of a number already. */
  readonly limit: (name: string, known: Interval) => void;
  readonly tell: (name: string, value: number) => Rounded;
};

type Sum = { readonly whole: string; readonly parts: readonly string[] };

export function openLedger(): Ledger {
  const known = new Map<string, Interval>();
  const sums = new Map<string, Sum[]>();
  const of = (name: string): Interval => known.get(name) ?? anything;

  function narrow(name: string, low: number, high: number, changed: string[]): void {
    const before = of(name);
    const after = { low: Math.max(before.low, low), high: Math.min(before.high, high) };
    const says = after.low > before.low || after.high < before.high;
    // Figures that do not add up, of whatever old or broken week, must not keep a statement from being sent.
    if (!says || after.low > after.high) return;
    known.set(name, after);
    changed.push(name);
  }

  function follow(changed: string[]): void {
    for (let name = changed.pop(); name !== undefined; name = changed.pop())
      for (const each of sums.get(name) ?? []) conclude(each, changed);
  }

  /** The whole lies between the sums of what its parts can be, and each part is what the others leave of it. */
  function conclude({ whole, parts }: Sum, changed: string[]): void {
    const all = total(parts.map(of));
    narrow(whole, all.low, all.high, changed);
    const { low, high } = of(whole);
    for (const part of parts) {
      const own = of(part);
      // Where another part can be anything, it can hide everything: infinity minus infinity says nothing.
      const mostOfOthers =
        own.high === Infinity ? total(parts.filter((one) => one !== part).map(of)).high : all.high - own.high;
      narrow(part, low - mostOfOthers, high - (all.low - own.low), changed);
    }
  }

  function limit(name: string, { low, high }: Interval): void {
    const changed: string[] = [];
    narrow(name, low, high, changed);
    follow(changed);
  }

  return {
    limit,
    sum: (whole, parts) => {
      const added = { whole, parts };
      for (const name of [whole, ...parts]) sums.set(name, [...(sums.get(name) ?? []), added]);
      const changed: string[] = [];
      conclude(added, changed);
      follow(changed);
    },
    tell: (name, value) => {
      const rounded = roundWithin(value, of(name));
      limit(name, rounded);
      return rounded;
    },
  };
}

const anything: Interval = { low: 0, high: Number.POSITIVE_INFINITY };

function total(parts: readonly Interval[]): Interval {
  let [low, high] = [0, 0];
  for (const part of parts) {
    low += part.low;
    high += part.high;
  }
  return { low, high };
}

const step = 5;
const reach = Math.floor(step / 2);

/**
 * The nearest multiple of 5 of which everything that rounds to it is still possible. Only published numbers decide which
 * these are, so that the choice itself tells nothing; what lies beyond the outermost ones is told as these.
 */
export function roundWithin(value: number, { low, high }: Interval): Rounded {
  const first = low <= 0 ? 0 : Math.ceil((low + reach) / step);
  const last = Math.floor((high - reach) / step);
  if (first > last) return { shown: roundTo5(high === Infinity ? low : (low + high) / 2), low, high };
  const at = Math.min(Math.max(Math.round(value / step), first), last);
  return {
    shown: at * step,
    low: at === first ? low : at * step - reach,
    high: at === last ? high : at * step + reach,
  };
}

export const roundTo5 = (count: number): number => Math.round(count / step) * step;
