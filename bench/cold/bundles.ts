import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { bundling } from '../../infra/bundling/bundling.ts';

const absWorkingDir = fileURLToPath(new URL('../..', import.meta.url));
/** Inside the repository, so that what stays outside a bundle is found as a function finds the runtime's SDK. */
const home = join(absWorkingDir, '.local', 'bench');

/** As our own functions are bundled, but for these options; nothing of it is compiled before. */
export const bundleAsOurs = (entry: string, name: string, options: BuildOptions = {}) =>
  write(entry, name, { ...bundling, ...options });

/**
 * As the CDK bundles a function for Node 24 by default: CommonJS, not minified, its SDK left to the runtime's. Here that
 * is the one in `node_modules`.
 */
export function bundleAsTutorial(entry: string, name: string) {
  const external = ['@aws-sdk/*', '@smithy/*'];
  return write(entry, name, { bundle: true, platform: 'node', target: 'node24', format: 'cjs', external });
}

/** What runs in the measured process, as plain JavaScript: it must not pay for the removal of types. */
export const bundleChild = () => write('bench/cold/child.ts', 'child', { format: 'cjs', target: 'node24' });

async function write(entry: string, name: string, options: BuildOptions): Promise<string> {
  const outfile = join(home, `${name}.cjs`);
  await build({ ...options, absWorkingDir, entryPoints: [entry], outfile });
  return outfile;
}
