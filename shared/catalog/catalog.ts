import { buildCatalog } from './build-catalog.ts';
import { crossCheck } from './cross-check.ts';
import { catalogSchema } from './schema.ts';
import type { Catalog } from './types.ts';

export type { CatalogData } from './schema.ts';
export type * from './types.ts';

/** Reads the catalog's files. Throws, naming the entry, when one has a wrong shape or names what does not exist. */
export function parseCatalog(input: unknown): Catalog {
  const data = catalogSchema.parse(input);
  crossCheck(data);
  return buildCatalog(data);
}
