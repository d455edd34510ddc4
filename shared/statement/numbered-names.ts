import { textAt } from '../batch/text-page.ts';

/** No text in UTF-8 has it. */
const noByte = 0xff;

/** A name that is put together from bytes. It is looked for by four of them at once. */
export class Name {
  length = 0;
  bytes = new Uint8Array(256);
  words = new Uint32Array(this.bytes.buffer);

  begin(mostBytes: number): void {
    this.length = 0;
    if (mostBytes + 4 <= this.bytes.length) return;
    this.bytes = new Uint8Array(4 * mostBytes);
    this.words = new Uint32Array(this.bytes.buffer);
  }

  text = (): string => textAt(this.bytes, 0, this.length);

  /** How many words it takes; what is left of the last one is filled. */
  finish(): number {
    const words = (this.length + 3) >>> 2;
    for (let at = this.length; at < 4 * words; at += 1) this.bytes[at] = noByte;
    return words;
  }
}

const slotsAtFirst = 4_096;

/**
 * Gives names a number each, in the order in which they come. They are found by a hash and then compared as a whole, so that
 * no two are taken for one. A map of strings needs a string of each name that is looked for.
 */
export class NumberedNames {
  size = 0;
  /** Number and 1; 0 where nothing is. */
  private slots = new Int32Array(slotsAtFirst);
  private words = new Uint32Array(16 * slotsAtFirst);
  private readonly hashes: number[] = [];
  private readonly starts = [0];

  numberOf(name: Name): number {
    const length = name.finish();
    const { words } = name;
    const { slots } = this;
    const hash = hashOf(words, length);
    let slot = hash & (slots.length - 1);
    for (let found = slots[slot] as number; found !== 0; found = slots[slot] as number) {
      if (this.hashes[found - 1] === hash && this.isName(found - 1, words, length)) return found - 1;
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = this.size + 1;
    return this.add(words.subarray(0, length), hash);
  }

  clear(): void {
    this.size = 0;
    this.slots.fill(0);
  }

  private isName(number: number, words: Uint32Array, length: number): boolean {
    const start = this.starts[number] as number;
    if ((this.starts[number + 1] as number) - start !== length) return false;
    const known = this.words;
    for (let at = 0; at < length; at += 1) if (known[start + at] !== words[at]) return false;
    return true;
  }

  private add(name: Uint32Array, hash: number): number {
    const number = this.size;
    const start = this.starts[number] as number;
    const end = start + name.length;
    if (end > this.words.length) this.words = larger(this.words, end);
    this.words.set(name, start);
    this.hashes[number] = hash;
    this.starts[number + 1] = end;
    this.size += 1;
    if (2 * this.size > this.slots.length) this.widen();
    return number;
  }

  private widen(): void {
    this.slots = new Int32Array(2 * this.slots.length);
    for (let number = 0; number < this.size; number += 1) {
      let slot = (this.hashes[number] as number) & (this.slots.length - 1);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = number + 1;
    }
  }
}

/** Whose lower bits, by which a slot is found, depend on all of the name. */
function hashOf(words: Uint32Array, length: number): number {
  let hash = length;
  for (let at = 0; at < length; at += 1) {
    hash = Math.imul(hash ^ (words[at] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

function larger(words: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(Math.max(least, 2 * words.length));
  copy.set(words);
  return copy;
}
