import { writeFileSync } from 'node:fs';
import { configurationPage, jsonSchema } from './describe.ts';

const write = (path: string, text: string) => writeFileSync(new URL(`../../${path}`, import.meta.url), text);

write('config/schema.json', jsonSchema());
write('docs/configuration.md', configurationPage());
