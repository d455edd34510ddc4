import { writeFileSync } from 'node:fs';
import { catalog } from '../catalog/current.ts';
import { languages } from './language.ts';

// The names come from Unicode CLDR as Node carries it. They are kept as a file because a runtime
// with fewer languages built in would show codes, and because a page must be the same bytes everywhere.
const names = languages.map((language) => new Intl.DisplayNames([language], { type: 'region' }));

const rows = [...catalog.countries]
  .sort()
  .map(
    (code) =>
      ` "${code}": ${JSON.stringify(Object.fromEntries(languages.map((language, index) => [language, names[index]?.of(code)])))}`,
  );

writeFileSync(new URL('country-names.json', import.meta.url), `{\n${rows.join(',\n')}\n}\n`);
