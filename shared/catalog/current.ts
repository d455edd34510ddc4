import { parseCatalog } from './catalog.ts';
import { catalogFiles } from './data.ts';

/** The catalog of this deployment: replace the files in data/ to run the system for others. */
export const catalog = parseCatalog(catalogFiles);
