/**
 * Writes the names of countries in the catalog's languages, and their order there: run with `npm run data`, or for another catalog
 * `node shared/text/make-country-names.ts examples/nepal`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The names come from Unicode CLDR as Node carries it. They are kept as a file because a runtime
// with fewer languages built in would show codes, and because a page must be the same bytes everywhere. Their order,
// because the first comparison in a process loads the rules of all languages, 5 to 9 ms of a function's first answer.
const ours = fileURLToPath(new URL('../catalog/data', import.meta.url));
const [directory = ours] = process.argv.slice(2);
const target = directory === ours ? fileURLToPath(new URL('.', import.meta.url)) : directory;

const read = (name: string) => JSON.parse(readFileSync(join(directory, name), 'utf8'));
const tags: string[] = read('deployment.json').languages.map(({ tag }: { tag: string }) => tag);
const names = tags.map((tag) => [tag, new Intl.DisplayNames([tag], { type: 'region' })] as const);
const { homeCountry } = read('questions.json');
const codes: string[] = read('countries.json').codes.split(' ');

const abroad = codes.filter((code) => code !== homeCountry).sort();

const named = abroad.map((code) => [
  code,
  Object.fromEntries(names.map(([tag, language]) => [tag, language.of(code)])),
]);
const ordered = names.map(([tag, language]) => {
  const { compare } = new Intl.Collator(tag);
  return [tag, abroad.toSorted((a, b) => compare(language.of(a) ?? a, language.of(b) ?? b)).join(' ')];
});
const made = { names: Object.fromEntries(named), byName: Object.fromEntries(ordered) };
writeFileSync(join(target, 'country-names.json'), `${JSON.stringify(made)}\n`);
