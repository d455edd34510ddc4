import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Stands in a row of the table, and this version before does not know it. */
export const unknownBefore = 'placement';
const inSchema = new RegExp(`\\b${unknownBefore}:[\\w$]+\\([\\w$]+\\("closed"\\)\\),`, 'g');
/** Of letters it reads shape 2, and writes shape 1 still. */
const packs = 'letter:{writes:2,reads:2}';
const packsNot = 'letter:{writes:1,reads:2}';

/**
 * An assembly as the version before could have been, made of this one: a field that is stored is not in its schemas
 * yet, it writes an older shape, and it goes by another name. Where an older commit is at hand, its own assembly says more.
 */
export function writeOlder(
  assembly: string,
  into: string,
): { readonly unknown: number; readonly unpacked: number } {
  cpSync(assembly, into, { recursive: true });
  let [unknown, unpacked] = [0, 0];
  for (const name of readdirSync(into)) {
    const file = name.startsWith('asset.') ? join(name, 'code.js') : name;
    if (name.startsWith('asset.')) {
      unknown += edit(join(into, file), inSchema, '');
      unpacked += edit(join(into, file), packs, packsNot);
    }
    if (name.endsWith('.template.json')) {
      edit(
        join(into, file),
        /"Description": "[^"]*-[0-9a-f]{8}(?: [^"]*)?"/g,
        '"Description": "0.0.9-01d01d01 letter 1/2"',
      );
      edit(join(into, file), /"VERSION": "[^"]*"/g, '"VERSION": "0.0.9"');
    }
  }
  return { unknown, unpacked };
}

function edit(file: string, what: RegExp | string, by: string): number {
  const text = readFileSync(file, 'utf8');
  const parts = text.split(what);
  writeFileSync(file, parts.join(by));
  return parts.length - 1;
}
