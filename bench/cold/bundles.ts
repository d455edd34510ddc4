import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { bundling } from '../../infra/bundling/bundling.ts';

const absWorkingDir = fileURLToPath(new URL('../..', import.meta.url));
/** Inside the repository, so that what stays outside a bundle is found as a function finds the runtime's SDK. */
const home = join(absWorkingDir, '.local', 'bench');

type Aliases = Readonly<Record<string, string>>;

/** As our own functions are bundled, or with other aliases than they have; nothing of it is compiled before. */
export function bundleAsOurs(entry: string, name: string, alias: Aliases = bundling.alias) {
  return write(entry, name, { ...bundling, alias: { ...alias } });
}

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
