import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundling } from '../../infra/bundling/bundling.ts';

const absWorkingDir = fileURLToPath(new URL('../..', import.meta.url));
/** Inside the repository, so that what stays outside a bundle is found as a function finds the runtime's SDK. */
const home = join(absWorkingDir, '.local', 'bench');

type Aliases = Readonly<Record<string, string>>;

/** As our own functions are bundled, or with other aliases than they have. */
export async function bundleAsOurs(entry: string, name: string, alias: Aliases = bundling.alias) {
  const outfile = join(home, `${name}.mjs`);
  await build({
    ...{ ...bundling, alias: { ...alias }, mainFields: [...bundling.mainFields] },
    banner: { js: bundling.banner },
    ...{ absWorkingDir, entryPoints: [entry], bundle: true, platform: 'node', outfile },
  });
  return outfile;
}

/**
 * As the CDK bundles a function for Node 24 by default: CommonJS, not minified, its SDK left to the runtime's. Here that
 * is the one in `node_modules`.
 */
export async function bundleAsTutorial(entry: string, name: string) {
  const outfile = join(home, `${name}.cjs`);
  await build({
    ...{ absWorkingDir, entryPoints: [entry], bundle: true, platform: 'node', outfile },
    ...{ target: 'node24', format: 'cjs', external: ['@aws-sdk/*', '@smithy/*'] },
  });
  return outfile;
}

/** What runs in the measured process, as plain JavaScript: it must not pay for the removal of types. */
export async function bundleChild() {
  const outfile = join(home, 'child.mjs');
  await build({
    ...{ absWorkingDir, entryPoints: ['bench/cold/child.ts'], outfile },
    ...{ format: 'esm', target: 'node24' },
  });
  return outfile;
}
