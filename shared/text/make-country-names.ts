/**
 * Writes the names of countries in the catalog's languages: run with `npm run data`, or for another catalog
 * `node shared/text/make-country-names.ts examples/nepal`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The names come from Unicode CLDR as Node carries it. They are kept as a file because a runtime
// with fewer languages built in would show codes, and because a page must be the same bytes everywhere.
const ours = fileURLToPath(new URL('../catalog/data', import.meta.url));
const [directory = ours] = process.argv.slice(2);
const target = directory === ours ? fileURLToPath(new URL('.', import.meta.url)) : directory;

const read = (name: string) => JSON.parse(readFileSync(join(directory, name), 'utf8'));
const tags: string[] = read('deployment.json').languages.map(({ tag }: { tag: string }) => tag);
const names = tags.map((tag) => [tag, new Intl.DisplayNames([tag], { type: 'region' })] as const);
const { homeCountry } = read('questions.json');
const codes: string[] = read('countries.json').codes.split(' ');

const rows = codes
  .filter((code) => code !== homeCountry)
  .sort()
  .map((code) => {
    const inEach = names.map(([tag, language]) => [tag, language.of(code)]);
    return ` "${code}": ${JSON.stringify(Object.fromEntries(inEach))}`;
  });
writeFileSync(join(target, 'country-names.json'), `{\n${rows.join(',\n')}\n}\n`);
