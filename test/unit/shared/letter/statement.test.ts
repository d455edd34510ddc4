import { expect, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { LetterFacts } from '../../../../shared/letter/facts.ts';
import { renderLetter } from '../../../../shared/letter/render.ts';
import { tellNationalWeek, tellOfficeWeek } from '../../../../shared/letter/tell-week.ts';
import type { WeekFacts } from '../../../../shared/letter/week-facts.ts';
import { outsideNational, outsidePart } from '../../../../shared/statement/outside.ts';
import type { Statement } from '../../../../shared/statement/statement.ts';
import { longestLetters } from '../../../support/longest-letters.ts';
import { wordsOf } from '../../../support/markup.ts';
import { wholeWeek } from '../../../support/whole-week.ts';

const office = 'disnaker@32.12';
const statement = wholeWeek('2026-W47', 12, 123);
const before = wholeWeek('2026-W46', 11, 98);
const nationalWeek = (of = statement, last: Statement | undefined = before) =>
  tellNationalWeek(outsideNational(of, last, catalog), of, catalog);
const officeWeek = (of = statement, last: Statement | undefined = before) =>
  tellOfficeWeek(outsidePart(of, office, last, catalog), of, catalog);
const noPart = { flows: {}, before: {}, corrections: {} };
const frame = {
  officeName: 'Dinas Contoh',
  link: 'https://help.example/office/abc',
  reference: 'A1B2C3D4E5',
};

const week = nationalWeek();
const national = (changes: Partial<WeekFacts> = {}): LetterFacts => ({
  ...{ kind: 'national', ...week, ...frame, ...changes },
});
const digest = (changes: Partial<WeekFacts> = {}): LetterFacts => ({
  ...{ kind: 'digest', ...officeWeek(), ...frame, ...changes },
});
const reader: LetterFacts = { kind: 'reader', ...week, reference: frame.reference };

const bothForms = (facts: LetterFacts) => {
  const { text, html } = renderLetter(facts);
  return [text, wordsOf(html)];
};
/** Where each of these stands in the text, which must be this order. */
const inOrder = (text: string, words: readonly string[]) => {
  const places = words.map((word) => text.indexOf(word));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
};

test('a digest says its number and its week, and first what is due and what is overdue, exactly', () => {
  const { subject, text } = renderLetter(digest());
  expect(subject).toBe('Laporan mingguan no. 12: Senin 16 - Minggu 22 November 2026, WIB');
  inOrder(text, [
    'no. 12',
    '246  Harus dijawab minggu ini',
    '738  Lewat batas waktu',
    frame.link,
    'Yang masuk',
  ]);
});

test('the national letter begins with five lines: people in, people helped, overdue, silent offices, the proof', () => {
  inOrder(renderLetter(national()).text, [
    ...['≈ 191880  Orang yang mengajukan', '≈ 6150  Orang yang terbantu', '119556  Lewat batas waktu'],
    ...['Tidak ada kantor yang diam', '✓ Setiap pilihan', frame.link, 'Yang masuk'],
  ]);
});

test('tables follow in one order, each with the week before', () => {
  const titles = [
    ...['Yang masuk', 'Yang dikerjakan', 'Keadaan di akhir minggu', 'Rata-rata dan jumlah'],
    ...['Pilihan menurut program', 'Pilihan menurut kabupaten', 'Pilihan menurut kelompok'],
    ...['Pilihan menurut jenis pelatihan', 'Lewat batas waktu, menurut lamanya', 'Masuk daftar tunggu'],
    ...['Selesai, menurut hasil', 'Diteruskan, menurut alasan', 'Insentif', 'Diminta dari daerah'],
    ...[
      'Sesudah 4 minggu',
      'Sesudah 8 minggu',
      'Sesudah 13 minggu',
      'Pemohon 13 minggu terakhir',
      'Jawaban pertama',
    ],
  ];
  const { text } = renderLetter(national());
  inOrder(
    text.slice(text.indexOf('Yang masuk')),
    titles.filter((title) => title !== 'Diminta dari daerah'),
  );
  expect(text).toMatch(/≈ 2460 +≈ 1960 {2}Kabupaten Indramayu/);
});

test('a cohort adds up to 100 %, and says how many of those helped say so too', () => {
  const { text } = renderLetter(national());
  const table = text.slice(text.indexOf('Sesudah 4 minggu'), text.indexOf('Sesudah 8 minggu'));
  const shares = [...table.matchAll(/(\d+) % {2}/g)].map(([, share]) => Number(share));
  expect(shares).toHaveLength(7);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(100);
  expect(table).toContain('43 % dari yang dibantu ikut membenarkannya');
});

test.each<[number, string, string | undefined]>([
  [0, 'Tidak ada kantor yang diam', undefined],
  [2, 'Kantor 1; Kantor 2.', 'Kantor 2, dan'],
  [13, 'Kantor 10, dan 3 kantor lain', 'Kantor 11'],
])('of %i silent offices it says: %s', (count, sentence, unsaid) => {
  const silent = Array.from({ length: count }, (_, at) => `Kantor ${at + 1}`);
  for (const words of bothForms(national({ silent }))) {
    expect(words).toContain(sentence);
    if (unsaid) expect(words).not.toContain(unsaid);
  }
});

test('silent offices are named in the catalog’s order: the most overdue first would give counts away', () => {
  const [first, second] = catalog.offices;
  const late = (count: number) => ({ ...noPart, closing: { open: count, 'due:2026-11-18': count } });
  const offices = { [second?.id ?? '']: late(9), [first?.id ?? '']: late(1) };
  expect(nationalWeek({ ...statement, offices }).silent).toEqual([first?.name, second?.name]);
});

test('nothing but what must be done is exact: every other figure is rounded or a range', () => {
  const { text } = renderLetter(digest());
  const figures = text.slice(text.indexOf('Yang masuk'), text.indexOf('Jawaban pertama'));
  const lines = figures.split('\n').filter((line) => /^ *[\d≈]/.test(line));
  expect(lines.length).toBeGreaterThan(15);
  for (const line of lines) expect(line).toMatch(/^ *(≈ \d*[05]|\d+–\d+) /);
});

test('restricted programs stand in the national letter only', () => {
  const names = catalog.programs.filter(({ restricted }) => restricted).map(({ name }) => name.id);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    for (const words of bothForms(digest())) expect(words).not.toContain(name);
    for (const words of bothForms(national())) expect(words).toContain(name);
  }
});

test('a week of nothing is told all the same, and says that it is meant so, without saying that it is zero', () => {
  const nothing = wholeWeek('2026-W47', 12, 0);
  for (const words of bothForms(digest(officeWeek(nothing)))) {
    expect(words).toContain('Sedikit atau tidak ada permohonan baru');
    expect(words).toContain('0–');
  }
});

test('after two weeks of nothing a digest has no table without a row', () => {
  const [nothing, last] = [wholeWeek('2026-W47', 12, 0), wholeWeek('2026-W46', 11, 0)];
  const words = renderLetter(digest(officeWeek(nothing, last))).text;
  expect(words).toContain('Yang masuk');
  expect(words).not.toMatch(/Baris lain|menurut/);
});

test.each([
  [{ choices: true, offices: true, underWay: 0 }, '✓'],
  [{ choices: false, offices: true, underWay: 0 }, '✗ Ada pilihan'],
  [{ choices: true, offices: false, underWay: 0 }, '✗ Jumlah semua kantor'],
  [{ choices: true, offices: true, underWay: 8 }, '8 pilihan masih diproses'],
])('the proof %j is a tick or a sentence', (proof, sentence) => {
  for (const words of [...bothForms(national({ proof })), ...bothForms(digest({ proof }))]) {
    expect(words).toContain(sentence);
    if (sentence !== '✓') expect(words).not.toContain('✓');
  }
});

test('weeks that were corrected are named, and nothing is said of by how much', () => {
  for (const words of bothForms(national()))
    expect(words).toContain('Ada angka yang diperbaiki, dari Senin 2 - Minggu 8 November 2026, WIB; Senin 9');
});

test('a statement has one link; a reader who is no office has none, and no word on whom to call', () => {
  for (const facts of [national(), digest()]) {
    expect(renderLetter(facts).html.match(/href=/g)).toHaveLength(1);
    expect(renderLetter(facts).text.match(/https?:/g)).toHaveLength(1);
  }
  const { html, text } = renderLetter(reader);
  expect(`${html}${text}`).not.toMatch(/href=|https?:|Yth\.|halaman/);
  expect(text).toContain('Tidak mau menerima laporan ini lagi?');
});

test('a statement from before template 3 shows what it knows', () => {
  const { cohorts: _, shift: __, mailboxesNotWorking: ___, ...old } = { ...statement, template: 2 };
  const strip = ({ flows, before: last, closing, corrections }: Statement['national']) => ({
    ...{ flows, before: last, closing, corrections },
  });
  const offices = Object.entries(old.offices).map(([id, part]) => [id, strip(part)] as const);
  const known = { ...old, national: strip(old.national), offices: Object.fromEntries(offices) };
  const { text } = renderLetter(national(nationalWeek(known, undefined)));
  for (const unknown of ['Sesudah', 'Rata-rata', 'Orang yang', 'undefined', 'NaN'])
    expect(text).not.toContain(unknown);
  expect(text).toContain('Pilihan menurut program');
});

test('the largest letters are not cut off by mail programs (Gmail shows 102 kB), in lines that mail can carry', () => {
  for (const facts of longestLetters()) {
    const { html, text } = renderLetter(facts);
    expect(Buffer.byteLength(html)).toBeLessThan(102_000);
    expect(Math.max(...text.split('\n').map((line) => Buffer.byteLength(line)))).toBeLessThan(998);
  }
});
