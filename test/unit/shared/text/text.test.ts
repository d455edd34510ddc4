import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fieldErrorCodes } from '../../../../shared/enrollment/field-error.ts';
import { problemStatus } from '../../../../shared/errors.ts';
import en from '../../../../shared/text/en.json' with { type: 'json' };
import id from '../../../../shared/text/id.json' with { type: 'json' };
import { languages } from '../../../../shared/text/language.ts';
import { isTextKey, type TextKey, text } from '../../../../shared/text/text.ts';

const texts: Readonly<Record<string, Readonly<Record<string, string>>>> = { id, en };
const keys = Object.keys(id);
const placeholders = (words: string | undefined) => (words?.match(/\{\w+\}/g) ?? []).sort();

test('every language is on file', () => {
  expect(Object.keys(texts)).toEqual([...languages]);
});

test.each(languages)('%s has exactly the keys of the first language, none of them empty', (language) => {
  expect(Object.keys(texts[language] ?? {})).toEqual(keys);
  expect(Object.values(texts[language] ?? {}).filter((words) => words.trim() === '')).toEqual([]);
});

test.each(keys)('%s has the same placeholders in all languages', (key) => {
  for (const language of languages) {
    expect(placeholders(texts[language]?.[key])).toEqual(placeholders(texts['id']?.[key]));
  }
});

test.each(Object.keys(problemStatus))('the problem %s says what is wrong and what to do', (code) => {
  expect(isTextKey(`problem.${code}.title`)).toBe(true);
  expect(isTextKey(`problem.${code}.detail`)).toBe(true);
});

test.each(fieldErrorCodes)('the error %s has words', (code) => {
  expect(isTextKey(`error.${code}`)).toBe(true);
});

test('a placeholder without a value is an error, not a bare name on a page', () => {
  expect(() => text('id', 'form.call')).toThrow('form.call');
  expect(text('id', 'form.call', { hotline: '$& 1' })).toBe('Telepon $& 1');
});

test('a code from outside is no key', () => {
  expect(isTextKey('constructor')).toBe(false);
  expect(isTextKey('__proto__')).toBe(false);
});

test('no text is left that nobody shows', () => {
  const used = usedKeys();
  expect(keys.filter((key) => !used.some((pattern) => pattern.test(key)))).toEqual([]);
});

/** Keys stand in the sources as literals, or as templates with a code in them. */
function usedKeys(): readonly RegExp[] {
  const sources = globSync('{shared,functions,browser}/**/*.ts').map((file) => readFileSync(file, 'utf8'));
  const literals = sources.flatMap((source) => source.match(/(['`])[a-z]\S*?\.\S*?\1/g) ?? []);
  return literals.map((literal) => patternOf(literal.slice(1, -1)));
}

function patternOf(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\w.-]+')}$`);
}

test('a text reads the same words by its typed key', () => {
  const key: TextKey = 'form.submit';
  expect(text('en', key)).toBe('Send the application');
});
