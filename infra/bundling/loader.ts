/**
 * The first file of a deployed function: gives V8 the function's code together with what V8 made of it when it was
 * bundled. V8 takes that only where its like made it, and otherwise compiles the code as ever.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { codeFile, compiledFile } from './files.ts';

const filename = join(__dirname, codeFile);
// esbuild writes ASCII, which is read fastest so.
const source = readFileSync(filename, 'latin1');
const cachedData = readIfThere(join(__dirname, compiledFile(process)));
const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
if (script.cachedDataRejected) console.info({ event: 'compiled-code-refused', version: process.version });

const loaded: { exports: { handler?: unknown } } = { exports: {} };
script.runInThisContext()(loaded.exports, require, loaded);
export const { handler } = loaded.exports;

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
