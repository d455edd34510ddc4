export type Dice = ReturnType<typeof diceOf>;

/** Chance that is the same for the same seed (mulberry32, public domain). */
export function diceOf(seed: number) {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((entry) => ({ entry, place: below(2 ** 31) }))
      .sort((a, b) => a.place - b.place)
      .map(({ entry }) => entry);
  return { below, oneOf, shuffled };
}
