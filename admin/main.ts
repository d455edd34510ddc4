import { findCatalog, useCatalog } from '../config/other-catalog.ts';
import { requireNode24 } from '../local/node-version.ts';
import { openTerminal } from './terminal.ts';

requireNode24();

// The directory of another catalog than the default one (docs/another-program.md).
const { CATALOG: catalog } = process.env;
if (catalog) useCatalog(findCatalog(catalog));

const { run } = await import('./run.ts');
process.exitCode = await run(
  process.argv.slice(2),
  openTerminal(process.stdin, process.stdout, process.stderr),
);
