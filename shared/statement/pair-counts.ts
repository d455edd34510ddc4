const placesAtFirst = 8_192;

/** Counts pairs of small numbers, in one row of memory: objects of as many pairs would lie too far apart to be found fast. */
export class PairCounts {
  size = 0;
  /** Of each place, both numbers and how often; the count is 0 where nothing is. */
  private places = new Int32Array(4 * placesAtFirst);

  add(one: number, other: number, times = 1): void {
    const { places } = this;
    const last = places.length - 4;
    let at = ((Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b)) << 2) & last;
    while (places[at + 2] !== 0 && (places[at] !== one || places[at + 1] !== other)) at = (at + 4) & last;
    if (places[at + 2] === 0) {
      places[at] = one;
      places[at + 1] = other;
      this.size += 1;
    }
    places[at + 2] = (places[at + 2] as number) + times;
    if (8 * this.size > places.length) this.widen();
  }

  *[Symbol.iterator](): Generator<readonly [one: number, other: number, times: number]> {
    const { places } = this;
    for (let at = 0; at < places.length; at += 4)
      if (places[at + 2] !== 0)
        yield [places[at] as number, places[at + 1] as number, places[at + 2] as number];
  }

  clear(): void {
    this.size = 0;
    this.places.fill(0);
  }

  private widen(): void {
    const all = [...this];
    this.places = new Int32Array(2 * this.places.length);
    this.size = 0;
    for (const [one, other, times] of all) this.add(one, other, times);
  }
}
