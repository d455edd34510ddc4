import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Name, NumberedNames } from '../../../../shared/statement/numbered-names.ts';
import { PairCounts } from '../../../../shared/statement/pair-counts.ts';

const nameOf = (text: string): Name => {
  const name = new Name();
  const bytes = Buffer.from(text);
  name.begin(bytes.length);
  name.bytes.set(bytes);
  name.length = bytes.length;
  return name;
};

test('a name has the number that it got when it came first, however many there are and whatever they are alike in', () => {
  const names = new NumberedNames();
  const texts = ['', 'a', 'a\0', 'aa', 'aaaa', 'aaaa\0', 'x'.repeat(2_000)];
  for (let more = 0; more < 9_000; more += 1) texts.push(`kind ${more}`);
  for (const _ of [1, 2])
    expect(texts.map((text) => names.numberOf(nameOf(text)))).toEqual([...texts.keys()]);
  names.clear();
  expect([names.numberOf(nameOf('aa')), names.numberOf(nameOf('')), names.size]).toEqual([0, 1, 2]);
});

test('no two are taken for one, though of so many some have the same hash', () => {
  const names = new NumberedNames();
  const name = nameOf('12 bytes all');
  for (let more = 1, chance = 7; more <= 300_000; more += 1) {
    chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0;
    name.words.set([more, chance, Math.imul(chance, more)]);
    names.numberOf(name);
  }
  expect(names.size).toBe(300_000);
});

test('pairs are counted as a map of them would, until they are forgotten', () => {
  const number = fc.oneof(fc.nat(3), fc.nat(60_000));
  const property = fc.property(fc.array(fc.tuple(number, number), { maxLength: 300 }), (pairs) => {
    const counts = new PairCounts();
    const expected = new Map<string, number>();
    for (const [one, other] of pairs) {
      counts.add(one, other);
      expected.set(`${one} ${other}`, (expected.get(`${one} ${other}`) ?? 0) + 1);
    }
    expect(new Map([...counts].map(([one, other, times]) => [`${one} ${other}`, times]))).toEqual(expected);
    expect(counts.size).toBe(expected.size);
    counts.clear();
    expect([...counts]).toEqual([]);
  });
  fc.assert(property, { numRuns: 100 });
});

test('more pairs than there is room for at first are all counted', () => {
  const counts = new PairCounts();
  for (const _ of [1, 2]) for (let one = 0; one < 20_000; one += 1) counts.add(one, one % 7);
  const all = [...counts];
  expect(all).toHaveLength(20_000);
  expect(all.every(([one, other, times]) => other === one % 7 && times === 2)).toBe(true);
});
