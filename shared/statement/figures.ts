/**
 * Counts by name, such as `choices`, `program:ttg`, `state:pending` or `due:2026-12-01`. Only what is not zero stands
 * in them, so that equal figures are equal texts.
 */
export type Figures = Readonly<Record<string, number>>;

/** The sum of both, or with `-1` the difference. */
export function combine(left: Figures, right: Figures, sign: 1 | -1 = 1): Figures {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  const entries = [...names]
    .sort()
    .map((name) => [name, (left[name] ?? 0) + sign * (right[name] ?? 0)] as const);
  return Object.fromEntries(entries.filter(([, count]) => count !== 0));
}

export const sumOf = (parts: Iterable<Figures>): Figures =>
  [...parts].reduce<Figures>((sum, part) => combine(sum, part), {});

/** Only the figures whose name the test accepts. */
export const pick = (figures: Figures, accepts: (name: string) => boolean): Figures =>
  Object.fromEntries(Object.entries(figures).filter(([name]) => accepts(name)));

/** What is carried from week to week: how many are open, in which state, due on which day, in which program and place. */
export const isStock = (name: string): boolean => name === 'open' || /^(open|state|due):/.test(name);

/** Counts up in place: the one mutable form, for a pass over many records. */
export class Counter {
  private readonly counts = new Map<string, { count: number }>();

  add(name: string, by = 1): void {
    const known = this.counts.get(name);
    if (known) known.count += by;
    else this.counts.set(name, { count: by });
  }

  addAll(figures: Figures): void {
    for (const [name, by] of Object.entries(figures)) this.add(name, by);
  }

  figures(): Figures {
    const entries = [...this.counts].map(([name, { count }]) => [name, count]);
    return combine(Object.fromEntries(entries), {});
  }
}
