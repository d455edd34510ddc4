import { expect, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { DigestFacts, NationalFacts, Row } from '../../../../shared/letter/facts.ts';
import { renderLetter } from '../../../../shared/letter/render.ts';
import { wordsOf } from '../../../support/markup.ts';

const programs: readonly Row[] = catalog.programs.map(({ name, restricted }) => ({
  ...{ label: name, restricted },
  ...{ now: 13, before: 7 },
}));
const shared = {
  officeName: 'Dinas Contoh',
  number: 12,
  weekInWords: { id: 'Senin 16 - Minggu 22 November 2026, WIB', en: 'Monday 16 - Sunday 22 November 2026' },
  totals: {
    submissions: { now: 4127, before: 3988 },
    open: { now: 611, before: 577 },
    overdue: { now: 3, before: 9 },
  },
  tables: { programs },
  proof: { choices: true, offices: true, underWay: 0 },
  corrections: [],
  link: 'https://help.example/office/abc',
  reference: 'disnaker-32-12_D-2026-W47',
};
const digest: DigestFacts = { ...shared, kind: 'digest' };
const national: NationalFacts = { ...shared, kind: 'national' };
const bothForms = (facts: DigestFacts | NationalFacts) => {
  const { text, html } = renderLetter(facts);
  return [text, wordsOf(html)];
};

test('a digest says its number, its week and its exact totals beside the week before', () => {
  for (const words of bothForms(digest)) {
    for (const fact of ['no. 12', shared.weekInWords.id, '4127', '3988', '611', '577'])
      expect(words).toContain(fact);
  }
  expect(renderLetter(digest).subject).toBe(`Laporan mingguan no. 12: ${shared.weekInWords.id}`);
});

test('the tables of a digest are rounded to 5', () => {
  for (const words of bothForms(digest)) {
    expect(words).toMatch(/\b15\b/);
    expect(words).not.toMatch(/\b13\b/);
  }
});

test('restricted programs stand in the national table only', () => {
  const names = catalog.programs.filter(({ restricted }) => restricted).map(({ name }) => name.id);
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    for (const words of bothForms(digest)) expect(words).not.toContain(name);
    for (const words of bothForms(national)) expect(words).toContain(name);
  }
});

test('a week of nothing is told all the same, and says that it is meant so', () => {
  const totals = { submissions: { now: 0, before: 0 } };
  for (const words of bothForms({ ...digest, totals, tables: {} }))
    expect(words).toContain('Tidak ada permohonan baru');
});

test.each([
  [{ choices: true, offices: true, underWay: 0 }, '✓'],
  [{ choices: false, offices: true, underWay: 0 }, '✗ Ada pilihan'],
  [{ choices: true, offices: false, underWay: 0 }, '✗ Jumlah semua kantor'],
  [{ choices: true, offices: true, underWay: 8 }, '8 pilihan masih diproses'],
])('the proof %j is a tick or a sentence', (proof, sentence) => {
  for (const words of bothForms({ ...national, proof })) expect(words).toContain(sentence);
});

test('there is no tick while choices are under way', () => {
  for (const words of bothForms({ ...national, proof: { choices: true, offices: true, underWay: 8 } })) {
    expect(words).not.toContain('✓');
  }
});

test('a correction names its week, its figure and the change', () => {
  const weekInWords = { id: 'minggu lama', en: 'old week' };
  const corrections = [{ weekInWords, total: 'choices' as const, change: 2 }];
  for (const words of bothForms({ ...national, corrections }))
    expect(words).toContain('minggu lama: Pilihan bantuan +2');
});

test('a statement has one link', () => {
  expect(renderLetter(national).html.match(/href=/g)).toHaveLength(1);
  expect(renderLetter(national).text.match(/https?:/g)).toHaveLength(1);
});

test('the largest statement is not cut off by mail programs (Gmail shows 102 kB)', () => {
  const districts = catalog.districts.map(({ name }) => ({
    label: { id: name, en: name },
    restricted: false,
    now: 95,
    before: 90,
  }));
  const groups = catalog.targetGroups.map(({ name }) => ({
    label: name,
    restricted: false,
    now: 95,
    before: 90,
  }));
  const { html } = renderLetter({ ...national, tables: { programs, districts, groups } });
  expect(Buffer.byteLength(html)).toBeLessThan(102_000);
});
