import { describeBundles } from '../../infra/bundling/bundle.ts';
import { type FunctionName, functionNames } from '../../infra/function-names.ts';

export type Bundle = {
  readonly bytes: number;
  /** The files that are in it, from the root of the repository. */
  readonly files: readonly string[];
};

/** Every function's code as a deployment bundles it. */
export function bundleAll(): ReadonlyMap<FunctionName, Bundle> {
  const { outputs = {} } = describeBundles(functionNames) ?? {};
  return new Map(
    functionNames.map((name) => {
      const output = outputs[`bundles/${name}.js`];
      if (!output) throw new Error(`There is no bundle of ${name}`);
      const files = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
      return [name, { bytes: output.bytes, files: files.map(([file]) => file) }];
    }),
  );
}
