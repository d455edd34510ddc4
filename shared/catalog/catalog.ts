import type * as z from 'zod/mini';
import { buildCatalog } from './build-catalog.ts';
import { crossCheck } from './cross-check.ts';
import { catalogSchema } from './schema.ts';
import type { Catalog } from './types.ts';

export type { CatalogData } from './schema.ts';
export type * from './types.ts';

/** Reads the catalog's files. Throws, naming file and entry, when one has a wrong shape or names what does not exist. */
export function parseCatalog(input: unknown): Catalog {
  const { data, error } = catalogSchema.safeParse(input);
  if (error) throw new Error(error.issues.map(inWords).join('\n'));
  crossCheck(data);
  return buildCatalog(data);
}

/** `closed-countries.json: countries.0.iso2: …`: a file is named by its part of the data, with dashes. */
function inWords({ path: [part, ...place], message }: z.core.$ZodIssue): string {
  const file = String(part).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `${file}.json: ${[place.join('.'), message].filter(Boolean).join(': ')}`;
}
