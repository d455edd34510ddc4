import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findCatalog, useCatalog } from '../config/other-catalog.ts';
import { keepCompiledSources } from './compiled-sources.ts';
import { requireNode24 } from './node-version.ts';

requireNode24();
keepCompiledSources();

const usage = `npm start -- [options]
  --exit            stop after the short week; exit code 0 only if everything added up
  --empty           skip the short week
  --catalog DIR     run another country's program (examples/nepal; docs/another-program.md)
  --port N          listen on this port (default: any free one)
  --data DIR        keep data and logs in DIR
  --assembly DIR    run this cloud assembly instead of synthesizing the sources
  --no-redelivery   deliver everything once
  --seed N          decides what is delivered twice, and who applies (default 1)
  --verbose         print what the functions log`;

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        exit: { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
        data: { type: 'string' },
        catalog: { type: 'string' },
        assembly: { type: 'string' },
        redelivery: { type: 'boolean', default: true },
        seed: { type: 'string', default: '1' },
        verbose: { type: 'boolean', default: false },
      },
      allowNegative: true,
    });
    const numbers = { port: Number(values.port), seed: Number(values.seed) };
    if (!Object.values(numbers).every((number) => Number.isInteger(number) && number >= 0)) {
      throw new Error('--port and --seed are whole numbers');
    }
    return { ...values, ...numbers };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(2);
  }
}

const given = readArguments();
try {
  if (given.catalog !== undefined) useCatalog(findCatalog(given.catalog));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
const { runMain } = await import('./run-main.ts');
const logDirectory = fileURLToPath(new URL('../.local/logs', import.meta.url));
if (given.data === undefined) rmSync(logDirectory, { recursive: true, force: true });
process.exitCode = await runMain({ ...given, ...(given.data === undefined && { logDirectory }) });
