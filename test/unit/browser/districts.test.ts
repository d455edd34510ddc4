import { expect, test } from 'vitest';
import { isMeant } from '../../../browser/form/matching.ts';

const indramayu = { name: 'Kabupaten Indramayu', province: 'Jawa Barat' };

test.each([
  '',
  'indramayu',
  'INDRA',
  'kab. indramayu',
  'Kabupaten Indramayu',
  'kabupaten',
  'jawa barat',
  'indra jawa',
  ' indramayu, jawa barat ',
])('“%s” finds Kabupaten Indramayu in Jawa Barat', (typed) => {
  expect(isMeant(typed, indramayu)).toBe(true);
});

test.each(['mayu', 'jawa timur', 'indramayu timur', 'ndr'])('“%s” does not', (typed) => {
  expect(isMeant(typed, indramayu)).toBe(false);
});

test('a city and a district of one name are both found, whichever word stands before', () => {
  for (const name of ['Kota Bandung', 'Kabupaten Bandung'])
    expect(isMeant('kota bandung', { name, province: 'Jawa Barat' })).toBe(true);
});
