import { buildCatalog } from './build-catalog.ts';
import { catalogFiles } from './data.ts';

/**
 * The catalog of this deployment: replace the files in data/ to run the system for others. They are checked by the
 * tests, not at every cold start: that took 25 ms and put zod into every function.
 */
export const catalog = buildCatalog(catalogFiles);
