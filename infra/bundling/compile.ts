/**
 * Compiles the code in each directory that it is given and keeps what V8 made of it. A process of its own, because V8
 * takes compiled code only under the flags under which it was made.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { codeFile, compiledFile } from './files.ts';

for (const directory of process.argv.slice(2)) {
  const source = readFileSync(join(directory, codeFile), 'latin1');
  // Every function in it, also those that would wait until they are called: the first request calls most of them.
  setFlagsFromString('--no-lazy');
  const script = new Script(source, { filename: codeFile });
  setFlagsFromString('--lazy');
  writeFileSync(join(directory, compiledFile(process)), script.createCachedData());
}
