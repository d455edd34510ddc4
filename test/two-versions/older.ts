import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Stands in a row of the table, and this version before does not know it. */
export const unknownBefore = 'placement';
const inSchema = new RegExp(`\\b${unknownBefore}:[\\w$.]+\\("closed"\\)\\.optional\\(\\),`, 'g');

/**
 * An assembly as the version before could have been, made of this one: a field that is stored is not in its schemas
 * yet, and it goes by another name. Where an older commit is at hand, its own assembly says more.
 */
export function writeOlder(assembly: string, into: string): { readonly changed: number } {
  cpSync(assembly, into, { recursive: true });
  let changed = 0;
  for (const name of readdirSync(into)) {
    const file = name.startsWith('asset.') ? join(name, 'code.js') : name;
    if (name.startsWith('asset.')) changed += edit(join(into, file), inSchema, '');
    if (name.endsWith('.template.json')) {
      edit(
        join(into, file),
        /"Description": "[^"]*-[0-9a-f]{8}(?: [^"]*)?"/g,
        '"Description": "0.0.9-01d01d01"',
      );
      edit(join(into, file), /"VERSION": "[^"]*"/g, '"VERSION": "0.0.9"');
    }
  }
  return { changed };
}

function edit(file: string, what: RegExp, by: string): number {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replaceAll(what, by));
  return text.match(what)?.length ?? 0;
}
