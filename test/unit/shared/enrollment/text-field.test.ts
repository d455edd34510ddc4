import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { parseEnrollment } from '../../../../shared/enrollment/parse.ts';
import { readText } from '../../../../shared/enrollment/text-field.ts';
import { plainBody, someDay, troubledBody } from '../../../support/people.ts';
import { problemOf } from '../../../support/problems.ts';

const parse = (body: unknown) => parseEnrollment(body, { catalog, today: someDay });
const nameErrors = (name: string) => problemOf(() => parse(plainBody({ name })))?.errors;
const villageErrors = (village: string) => problemOf(() => parse(plainBody({ village })))?.errors;

describe('a name', () => {
  it.each([
    ...[
      'Soekarno',
      'O',
      "Ma'ruf",
      'Ma’ruf',
      'H. Abd. Rahman, S.Pd.',
      'Siti-Aminah',
      'SITI AMINAH',
      'Null',
      'True',
      'Test',
      'undefined',
      'NaN',
    ],
    ...['ꦱꦶꦠꦶ', 'محمد', '陳大文', 'Nguyễn Thị', 'İbrahim', 'Groß', 'A'.repeat(100)],
  ])('may be %j, and stays as it is', (name) => {
    expect(parse(plainBody({ name })).name).toBe(name);
  });

  it.each(['Ma`ruf', 'Ma‘ruf', 'Ma´ruf'])(
    'may be %j, whatever sign the keyboard has for an apostrophe',
    (name) => {
      expect(parse(plainBody({ name })).name).toBe('Ma’ruf');
    },
  );

  it('is not too long by the signs that were typed, but by those that are stored', () => {
    expect(nameErrors(`A${'`'.repeat(99)}`)).toEqual(['name: too-long']);
    expect(nameErrors('`')).toEqual(['name: characters']);
  });

  it('is stored in one normal form', () => {
    expect(parse(plainBody({ name: ' Jose\u0301\u00A0Maria ' })).name).toBe('José Maria');
  });

  it.each([
    ...['<b>x</b>', 'http://evil', 'a@b', '{{name}}', 'Budi1', '=cmd', 'a/b', 'a:b', 'Budi;', '$(id)'],
    ...[
      '\u200B',
      '\u3164',
      '\u2060\uFEFF',
      '\u00AD',
      '\u{E0041}',
      'Bu\u200Bdi',
      'Budi\u202E',
      'Budi\u2066',
      'Bu\u200Ddi',
      'Budi\uFE0F',
    ],
    ...[
      'Budi\n',
      'Budi\r\nBcc: x',
      '\u2028Budi',
      'Bu\u0085di',
      'Bu\u0000di',
      'Bu\u001B[31m',
      'Bu\u007F',
      '\uFEFFBudi',
      'Bu\uFFFDdi',
      'Bu\uFFFEdi',
      '-',
      '.',
    ],
  ])('may not be %j', (name) => {
    expect(nameErrors(name)).toEqual(['name: characters']);
  });

  it('is missing when only spaces were typed', () => {
    for (const name of ['', ' ', '\u00A0 ']) expect(nameErrors(name)).toEqual(['name: required']);
  });

  it('is too long beyond 100 characters or 200 bytes', () => {
    expect(nameErrors('A'.repeat(101))).toEqual(['name: too-long']);
    expect(nameErrors(`a${'\u0301'.repeat(40)}`.repeat(3))).toEqual(['name: too-long']);
    expect(nameErrors('é'.repeat(100))).toBeUndefined();
    expect(nameErrors('陳'.repeat(67))).toEqual(['name: too-long']);
    expect(nameErrors(`${' '.repeat(15_000)}Budi`)).toEqual(['name: too-long']);
    expect(nameErrors('ệ'.normalize('NFD').repeat(66))).toBeUndefined();
  });
});

describe('other typed text', () => {
  it.each([
    'Desa Sukamaju RT 01/02, Kec. Lohbener',
    'Dusun #3 (dekat masjid)',
    '=1+1',
    '<img onerror=x>',
    'Kampung ❤️ 👨‍👩‍👧',
  ])('may be %j', (village) => {
    expect(parse(plainBody({ village })).village).toBe(village);
  });

  it.each([
    '\u200B\u200B',
    '\u2800',
    'Desa\nLohbener',
    'Desa\u202EX',
    'Desa\u0007',
    'Desa\u200B',
    '\u{F0000}',
    '\u00AD',
    '\u{13441}',
    '\u{1D159}',
    `Desa${'\u0323\u035B'.repeat(5)}`,
  ])('may not be %j', (village) => {
    expect(villageErrors(village)).toEqual(['village: characters']);
  });

  it('has its own length each, counted in characters as people see most of them', () => {
    expect(villageErrors('😀'.repeat(80))).toBeUndefined();
    expect(villageErrors('😀'.repeat(81))).toEqual(['village: too-long']);
  });

  it('keeps its lines only in a story, with one kind of line end', () => {
    expect(parse(troubledBody({ story: 'Satu\r\ndua\n' })).story).toBe('Satu\ndua');
    expect(problemOf(() => parse(troubledBody({ story: 'Satu\rdua' })))?.errors).toEqual([
      'story: characters',
    ]);
    expect(problemOf(() => parse(troubledBody({ safeContact: 'Satu\ndua' })))?.errors).toEqual([
      'safeContact: characters',
    ]);
    expect(problemOf(() => parse(troubledBody({ story: 'x'.repeat(501) })))?.errors).toEqual([
      'story: too-long',
    ]);
  });

  it('far beyond the limit is refused, whatever it is made of', () => {
    const pieces = [
      ' ',
      'a ',
      '\u0301',
      '\u0301\u0323',
      '👨‍👩‍👧',
      '👨\u200D',
      '\u{1F1E6}',
      '\n',
      "'",
      'ﷺ',
      '가',
    ];
    for (const piece of pieces) {
      for (const units of [4000, 16_000]) {
        const text = piece.repeat(units / piece.length);
        expect(readText(text, { max: 500, lines: true })).toHaveProperty('code');
      }
    }
  });
});
