import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundling } from '../../infra/bundling/bundling.ts';
import { type FunctionName, functionNames } from '../../infra/function-names.ts';

export type Bundle = {
  readonly bytes: number;
  /** The files that are in it, from the root of the repository. */
  readonly files: readonly string[];
  /** The modules of Node that it imports. */
  readonly imports: readonly string[];
};

/** Every function as a deployment bundles it, without writing it. */
export async function bundleAll(): Promise<ReadonlyMap<FunctionName, Bundle>> {
  const { metafile } = await build({
    ...{ ...bundling, mainFields: [...bundling.mainFields], banner: { js: bundling.banner } },
    absWorkingDir: fileURLToPath(new URL('../..', import.meta.url)),
    entryPoints: functionNames.map((name) => ({ in: `functions/${name}/handler.ts`, out: name })),
    ...{ bundle: true, platform: 'node', outdir: 'bundles', metafile: true, write: false },
  });
  return new Map(
    functionNames.map((name) => {
      const output = metafile.outputs[`bundles/${name}.js`];
      if (!output) throw new Error(`There is no bundle of ${name}`);
      const files = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
      const imports = output.imports.map(({ path }) => path);
      return [name, { bytes: output.bytes, files: files.map(([file]) => file), imports }];
    }),
  );
}
