import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findCatalog } from '../../../config/other-catalog.ts';
import { textProblems } from '../../../shared/catalog/text-problems.ts';
import en from '../../../shared/text/en.json' with { type: 'json' };

const directory = mkdtempSync(join(tmpdir(), 'catalog-'));
cpSync('examples/nepal', directory, { recursive: true });
afterAll(() => rmSync(directory, { recursive: true }));

test('each name has its file, and texts are named by language', () => {
  const { files } = findCatalog(directory);
  expect(files['#catalog/programs.json']).toBe(join(directory, 'programs.json'));
  expect(files['#catalog/texts/first.json']).toBe(join(directory, 'texts', 'ne.json'));
  expect(files['#catalog/texts/second.json']).toBe(join(directory, 'texts', 'en.json'));
});

test('every file that is missing or no JSON is named at once', () => {
  rmSync(join(directory, 'offices.json'));
  writeFileSync(join(directory, 'questions.json'), '{"plans": [}');
  expect(() => findCatalog(directory)).toThrow(/offices\.json is missing\n.*questions\.json is no JSON: /);
});

test('a directory that is none is said to be none', () => {
  expect(() => findCatalog('examples/atlantis')).toThrow(/no directory .*atlantis: name one like/);
});

test('a text that nobody asks for, an empty one and another placeholder are found, one that is left out is not', () => {
  expect(textProblems({ 'site.name': 'A', 'form.call': '{hotline}' }, en)).toEqual([]);
  expect(textProblems({ 'site.nam': 'A', 'site.name': ' ', 'form.call': '{phone}' }, en)).toEqual([
    '"site.nam" is said nowhere',
    '"site.name" has no words',
    '"form.call" needs {hotline}, and has {phone}',
  ]);
});
