import { expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { figureWords } from '../../../../shared/statement/figure-words.ts';

it.each([
  ['program:ttg', 'Teknologi tepat guna'],
  ['district:32.12', 'Kabupaten Indramayu'],
  ['wait:quota', 'Kuota penuh'],
  ['decline:no-capacity', 'Tidak ada tempat'],
  ['outcome:trained', 'Sudah dilatih'],
  ['incentive:pending', 'Belum diputuskan'],
  ['notCovered:32', 'Jawa Barat'],
  ['state:pending', 'Menunggu jawaban pertama'],
  ['choices', 'Pilihan bantuan'],
])('%s is called %s', (name, words) => {
  expect(figureWords(name, catalog).id).toBe(words);
});

it('names both offices of a hand-over', () => {
  const words = figureWords('handover:disnaker@32.12:kemlu', catalog).id;
  expect(words).toBe(`${catalog.office('disnaker@32.12').name} → ${catalog.office('kemlu').name}`);
});

it.each(['program:gone', 'district:00.00', 'wait:gone', 'handover:gone:kemlu', 'mystery:1'])(
  'what nobody knows any more, %s, keeps its code',
  (name) =>
    expect(figureWords(name, catalog).en).toContain(name.includes('gone') ? 'gone' : name.split(':').at(-1)),
);
