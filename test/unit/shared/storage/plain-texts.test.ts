import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOf } from '../../../../shared/batch/text-page.ts';
import { plainTexts } from '../../../../shared/storage/plain-texts.ts';

const names = ['sort', 'tally'];
const read = (items: string): string[][] | undefined => {
  const page = plainTexts(Buffer.from(items), names);
  return page && [...rowsOf(page)];
};
const written = (items: readonly object[]): string => JSON.stringify(items).slice(1, -1);
const texts = (found: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(found).map(([name, text]) => [name, { S: text }]));

test('texts of items are found in whatever order they are written, also where one lacks', () => {
  const items = [
    { sort: 'a', tally: 'S|x' },
    { tally: 'R|}},{', sort: 'ñ' },
    { sort: '' },
    { tally: 'only' },
  ];
  expect(read(written(items.map(texts)))).toEqual([
    ['a', 'S|x'],
    ['ñ', 'R|}},{'],
    ['', ''],
    ['', 'only'],
  ]);
  expect(read('')).toEqual([]);
});

test('what is found is what a parser finds, or it is left to one', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ñ', '{', '}', ':', ',', 'S', '[', '"', '\\', '\n') });
  const item = fc.record({ sort: text, tally: text });
  const property = fc.property(fc.array(item, { maxLength: 4 }), (items) => {
    const plain = items.every(({ sort, tally }) => !/["\\\n]/.test(sort + tally));
    expect(read(written(items.map(texts)))).toEqual(
      plain ? items.map(({ sort, tally }) => [sort, tally]) : undefined,
    );
  });
  fc.assert(property, { numRuns: 200 });
});

test.each([
  '{"sort":{"N":"1"}}',
  '{"other":{"S":"a"}}',
  '{"sort": {"S":"a"}}',
  '{"sort":{"S":"a"}}{"sort":{"S":"b"}}',
  '{"sort":{"S":"a"',
  '{"sort":{"S":"a","N":"1"}}',
  '{}',
  '[]',
])('%s is left to a parser', (items) => {
  expect(read(items)).toBeUndefined();
});
