import { describe, expect, test } from 'vitest';
import { type ProblemCode, problemStatus, RequestError } from '../../../../shared/errors.ts';
import { problemJson, problemPage } from '../../../../shared/pages/problem.ts';
import { languages } from '../../../../shared/text/language.ts';
import { wordsOf } from '../../../support/markup.ts';

const hotline = '0800 1000';
const codes = Object.keys(problemStatus) as ProblemCode[];

describe.each(languages)('in %s', (language) => {
  test.each(codes)('%s is a page and a body with the same words', (code) => {
    const problem = new RequestError(code, { params: { district: 'Kabupaten Indramayu' } });
    const body = problemJson({ problem, language, hotline });
    const words = wordsOf(problemPage({ problem, language, hotline }));
    expect(body.status).toBe(problemStatus[code]);
    expect(words).toContain(body.title);
    expect(words.replaceAll(/ (?=[.,])/g, '')).toContain(body.detail);
  });
});

test('wrong fields are told by path, code and words, at most twenty', () => {
  const errors = Array.from({ length: 30 }, (_, index) => ({ path: `choices.${index}`, code: 'required' }));
  const body = problemJson({
    problem: new RequestError('invalid-input', { errors }),
    language: 'en',
    hotline,
  });
  expect(body.errors).toHaveLength(20);
  expect(body.errors?.[0]).toEqual({
    path: 'choices.0',
    code: 'required',
    message: 'This is not filled in yet.',
  });
});

test('a path from outside is escaped and leads to no inherited property', () => {
  const errors = ['<b>', 'constructor', '__proto__', 'toString'].map((path) => ({
    path,
    code: 'unknown-field',
  }));
  const page = problemPage({
    problem: new RequestError('invalid-input', { errors }),
    language: 'id',
    hotline,
  });
  expect(page).not.toContain('<b>&lt;');
  expect(page).not.toContain('[native code]');
});
