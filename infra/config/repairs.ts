import * as z from 'zod';
import { looksSecret } from './in-words.ts';
import { nearest } from './nearest.ts';
import type { Path } from './parse-json.ts';
import { pathInWords } from './problem.ts';
import { fileSchema } from './schema.ts';
import { fieldsOf, saidOf } from './tree.ts';

/** What people write in the place of the right thing, made right. */
const attempts: readonly ((value: unknown) => unknown)[] = [
  (value) => (typeof value === 'string' ? value.trim() : undefined),
  (value) => (typeof value === 'string' ? value.trim().toLowerCase() : undefined),
  (value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : undefined),
  (value) => ({ true: true, false: false, yes: true, no: false })[String(value).trim().toLowerCase()],
  (value) => (typeof value === 'string' ? value.replace(/(?<=\d)[ .-](?=\d)/g, '') : undefined),
  (value) => (typeof value === 'number' ? String(value) : undefined),
  (value) => URL.parse(String(value))?.host,
  (value) => [value],
];

/** Where an address belongs; a text of any kind would take these too. */
const addresses: typeof attempts = [
  (value) => `https://${URL.parse(String(value))?.hostname}`,
  (value) => `https://${value}`,
];

/** The repair of a value, in words: itself made right where that is possible, else one that is right. */
export function repairOf(schema: z.core.$ZodType, value: unknown): string {
  if (typeof value === 'string' && looksSecret(value))
    return `take it out, here and in the history of the file, and replace that secret where it is used; then ${exampleOf(schema)}`;
  const isAddress = String(saidOf(schema).examples?.[0]).startsWith('https://');
  const right = [...(isAddress ? addresses : []), ...attempts]
    .map((attempt) => attempt(value))
    .find((one) => one !== undefined && z.safeParse(schema, one).success);
  return right === undefined ? exampleOf(schema) : `write ${JSON.stringify(right)}.`;
}

function exampleOf(schema: z.core.$ZodType): string {
  const { examples: [example] = [], errorMessage = 'what docs/configuration.md says' } = saidOf(schema);
  return example === undefined ? `write ${errorMessage}.` : `write, for example, ${JSON.stringify(example)}.`;
}

export function repairOfMissing(name: string, schema: z.core.$ZodType): string {
  const { examples: [example] = [] } = saidOf(schema);
  if (example !== undefined)
    return `add ${JSON.stringify(name)}: ${JSON.stringify(example)}, with your own value.`;
  return `add ${JSON.stringify(name)}: copy it from another file of config/.`;
}

/** For a name that means nothing where it stands. */
export function repairOfUnknown(path: Path, known: readonly string[]): string {
  const name = String(path.at(-1));
  if (path.length === 1 && name === 'stage') return 'delete it: the stage is the name of the file.';
  const meant = nearest(name, known);
  if (meant !== undefined) return `did you mean ${JSON.stringify(meant)}? Rename it, or delete it.`;
  const elsewhere = fieldsOf(fileSchema).find((field) => field.path.at(-1) === name);
  if (elsewhere) return `it belongs to ${pathInWords(elsewhere.path)}: move it there, or delete it.`;
  return 'delete it; docs/configuration.md has all fields.';
}
