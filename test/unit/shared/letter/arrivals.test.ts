import { expect, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { ArrivalsFacts } from '../../../../shared/letter/facts.ts';
import { renderLetter } from '../../../../shared/letter/render.ts';
import { wordsOf } from '../../../support/markup.ts';

const facts: ArrivalsFacts = {
  kind: 'arrivals',
  officeName: 'Dinas Contoh',
  counts: { new: 12, due: 34, overdue: 56 },
  link: 'https://help.example/office/abc?d=1&e=2',
  reference: 'disnaker-32-12_W-000012',
};
const letter = renderLetter(facts);

test('a letter says how many are new, due and overdue, in both forms', () => {
  for (const words of [letter.text, wordsOf(letter.html)]) {
    for (const fact of ['12', '34', '56', 'Dinas Contoh', facts.reference]) expect(words).toContain(fact);
  }
});

test('a letter has one link', () => {
  expect(letter.text.match(/https?:\/\/\S+/g)).toEqual([facts.link]);
  expect(letter.html.match(/href="[^"]*"/g)).toEqual(['href="https://help.example/office/abc?d=1&amp;e=2"']);
  expect(letter.html).not.toMatch(/<img|<link|<script|url\(|src=/i);
});

test('a letter about a restricted case is the same letter', () => {
  expect(renderLetter({ ...facts, kind: 'restricted' })).toEqual(letter);
});

test('a letter names no program, not even by its id', () => {
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

test('Indonesian comes first', () => {
  expect(letter.text.indexOf('Permohonan')).toBeLessThan(letter.text.indexOf('Applications'));
  expect(letter.html).toContain('<html lang="id">');
});

test('the subject is the same whatever the counts, one line, and short enough for a phone', () => {
  const other = renderLetter({ ...facts, counts: { new: 0, due: 0, overdue: 1 }, officeName: 'X\r\nBcc: y' });
  expect(other.subject).toBe(letter.subject);
  expect(letter.subject.length).toBeLessThanOrEqual(78);
});

test('a letter about the needs of other offices does not say that some wait for an answer of this one', () => {
  const beside = renderLetter({ ...facts, counts: { new: 0, due: 0, overdue: 0, supported: 7 } });
  expect(beside.subject).toBe(letter.subject);
  for (const words of [beside.text, wordsOf(beside.html.slice(beside.html.indexOf('<body')))])
    expect(words).not.toMatch(/Permohonan menunggu jawaban|Applications await/);
});

test('the same facts give the same bytes', () => {
  expect(renderLetter({ ...facts })).toEqual(letter);
});

test('a sign-in code is in the body only, without any link', () => {
  const mail = renderLetter({ kind: 'code', code: '49302718', minutes: 10 });
  expect(mail.subject).not.toContain('49302718');
  expect(mail.text).toContain('49302718');
  expect(wordsOf(mail.html)).toContain('49302718');
  expect(`${mail.text}${mail.html}`).not.toMatch(/https?:|href/);
});
