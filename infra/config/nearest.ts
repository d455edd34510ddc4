/** The name that somebody meant who wrote another: at most a third of its letters differ. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  const far = (name: string) => distance(written.toLowerCase(), name.toLowerCase());
  const [best] = names.toSorted((a, b) => far(a) - far(b));
  return best !== undefined && far(best) <= Math.max(2, best.length / 3) ? best : undefined;
}

/** Letters to add, drop or change (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(
        Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
