import { expect, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { ReportFacts } from '../../../../shared/letter/facts.ts';
import { renderLetter } from '../../../../shared/letter/render.ts';
import { hasNews } from '../../../../shared/letter/report.ts';
import { wordsOf } from '../../../support/markup.ts';

const nothing: ReportFacts['counts'] = {
  ...{ protectedUnanswered: 0, protectedMovedOn: 0, held: 0, overdue: 0 },
  ...{ unsent: 0, unheard: 0, deadLetters: 0, deadWork: 0, unreadable: 0, putOff: 0 },
};
const noOffices: ReportFacts['offices'] = { protected: [], mailboxes: [], overdue: [] };
const facts: ReportFacts = {
  kind: 'report',
  officeName: 'Meja Contoh',
  counts: { ...nothing, protectedUnanswered: 21, held: 43, overdue: 65, deadWork: 87 },
  offices: {
    ...noOffices,
    overdue: [
      { name: 'Dinas Satu', count: 5 },
      { name: 'Dinas Dua', count: 60 },
    ],
  },
  link: 'https://help.example/office/abc',
  reference: '0123456789',
};
const letter = renderLetter(facts);

test('the report says what there is, in both forms, and nothing of what there is not', () => {
  for (const words of [letter.text, wordsOf(letter.html)]) {
    for (const fact of ['Meja Contoh', '21', '43', '65', '87', 'Dinas Satu', 'Dinas Dua', '60'])
      expect(words).toContain(fact);
    expect(words).not.toContain('Kotak surat');
    expect(words).not.toMatch(/\b0 /);
    expect(words).not.toContain('Minggu ini');
  }
});

test('what is most urgent comes first, and the office with the most before the others', () => {
  const order = ['21', '43', facts.link, 'Dinas Dua', 'Dinas Satu', '87'].map((word) =>
    letter.text.indexOf(word),
  );
  expect(order).toEqual(order.toSorted((a, b) => a - b));
});

test('ten offices are named, and the others counted', () => {
  const overdue = Array.from({ length: 13 }, (_, at) => ({ name: `Dinas ${at}x`, count: at + 1 }));
  const { text } = renderLetter({ ...facts, offices: { ...noOffices, overdue } });
  expect(text.match(/Dinas \d+x/g)).toHaveLength(10);
  expect(text).toContain('dan 3 kantor lain / and 3 other offices');
});

test('subject and title are the same whatever was found, and one link leads to the pages', () => {
  const other = renderLetter({ ...facts, counts: { ...nothing, unsent: 1 }, offices: noOffices });
  expect(other.subject).toBe(letter.subject);
  expect(letter.subject).toBe('Laporan harian (Daily report)');
  expect(letter.text.match(/https?:\/\/\S+/g)).toEqual([facts.link]);
  expect(letter.html.match(/href="[^"]*"/g)).toEqual([`href="${facts.link}"`]);
});

test('the report names no program', () => {
  const words = `${letter.subject} ${letter.text} ${wordsOf(letter.html)}`.toLowerCase();
  const telling = catalog.programs.flatMap(({ id, name, plain }) => [
    id,
    name.id,
    name.en,
    plain.id,
    plain.en,
  ]);
  expect(telling.filter((name) => words.includes(name.toLowerCase()))).toEqual([]);
});

test('there is news where anything was found at all', () => {
  expect(hasNews({ counts: nothing, offices: noOffices })).toBe(false);
  expect(hasNews({ counts: { ...nothing, putOff: 1 }, offices: noOffices })).toBe(true);
  expect(
    hasNews({ counts: nothing, offices: { ...noOffices, mailboxes: [{ name: 'Dinas', count: 0 }] } }),
  ).toBe(true);
});
