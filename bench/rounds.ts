/** Each way once a round, forth and back in turn (A B C, C B A …), so that what changes meanwhile meets all alike; the first round is not counted. */
export async function inRounds<T>(
  ways: ReadonlyMap<string, () => Promise<T>>,
  rounds: number,
): Promise<ReadonlyMap<string, readonly T[]>> {
  const found = new Map<string, T[]>([...ways].map(([name]) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    const order = round % 2 === 0 ? [...ways] : [...ways].reverse();
    for (const [name, way] of order) {
      const result = await way();
      if (round > 0) found.get(name)?.push(result);
    }
  }
  return found;
}

export const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ??
  Number.NaN;

export const median = (values: readonly number[]): number => quantile(values, 0.5);
