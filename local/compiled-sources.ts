import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Where Node keeps what it made of our sources, types removed and compiled; it makes anew what has changed. */
const directory = fileURLToPath(new URL('../.local/compiled', import.meta.url));

/** For this process, from its next import on. Removing the types takes longer than all else that a start does. */
export const keepCompiledSources = (): void => void enableCompileCache(directory);

/** The variable by which a child of ours does the same from its first import on. */
export const compiledSources = { NODE_COMPILE_CACHE: directory } as const;

/** What was imported until now is kept; what comes later is not the host's, and knows nothing of this. */
export function endCompiledSources(): void {
  flushCompileCache();
  delete process.env['NODE_COMPILE_CACHE'];
}
