import { fileURLToPath } from 'node:url';
import { type BuildOptions, type BuildResult, buildSync } from 'esbuild';
import { otherCatalogFiles } from '../../config/other-catalog.ts';
import type { FunctionName } from '../function-names.ts';
import { asFunction, bundling } from './bundling.ts';

export type Bundle = {
  /** An expression: a function that takes what a CommonJS module has. */
  readonly code: string;
  /** Leads from a place in the code to one in the sources. It is not deployed. */
  readonly map: string;
};

const absWorkingDir = fileURLToPath(new URL('../..', import.meta.url));

/** What a function is deployed as: the same sources make the same bytes. */
export function bundle(names: readonly FunctionName[]): ReadonlyMap<FunctionName, Bundle> {
  const maps = { sourcemap: 'external', sourcesContent: false } as const;
  const { outputFiles = [] } = build({ ...handlersOf(names), ...maps });
  const textOf = (ending: string): string =>
    outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return new Map(
    names.map((name) => [name, { code: textOf(`/${name}.js`), map: textOf(`/${name}.js.map`) }]),
  );
}

/** What is in each of them, and how much of it. */
export const describeBundles = (names: readonly FunctionName[]): BuildResult['metafile'] =>
  build({ ...handlersOf(names), metafile: true }).metafile;

/** The first file of every function. */
export const bundleLoader = (): string =>
  build({ entryPoints: ['infra/bundling/loader.ts'] }).outputFiles?.[0]?.text ?? '';

const handlersOf = (names: readonly FunctionName[]): BuildOptions => ({
  ...asFunction,
  entryPoints: names.map((name) => ({ in: `functions/${name}/handler.ts`, out: name })),
});

function build(options: BuildOptions): BuildResult {
  return buildSync({
    ...{ ...bundling, alias: { ...bundling.alias, ...otherCatalogFiles() } },
    ...{ absWorkingDir, outdir: 'bundles', write: false, logLevel: 'warning' },
    ...options,
  });
}
