import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cachedDataVersionTag } from 'node:v8';
import { type FunctionName, functionNames } from '../function-names.ts';
import { bundle, bundleLoader } from './bundle.ts';
import { codeFile } from './files.ts';

/** As AWS names processors. */
export type Processor = 'arm64' | 'x86_64';

export type Asset = {
  readonly directory: string;
  /** Of everything that decides on the content: compiled code is not made twice the same. */
  readonly hash: string;
};

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = join(root, '.local', 'bundles');
const compiler = fileURLToPath(new URL('compile.ts', import.meta.url));

/**
 * As Lambda's own bootstrap starts Node, besides the sizes of its memory: V8 takes compiled code only under the flags
 * under which it was made, whatever the sizes.
 */
const lambdaFlags = ['--expose-gc'];

/** What is deployed of each function, with compiled code where this machine is like Lambda's. Takes some seconds. */
export function makeAssets(processor: Processor): ReadonlyMap<FunctionName, Asset> {
  const loader = bundleLoader();
  const compiles = isLikeLambda(processor);
  const made = [...bundle(functionNames)].map(([name, { code }]) => {
    const parts = [
      code,
      loader,
      ...(compiles ? [processor, lambdaFlags.join(), cachedDataVersionTag()] : []),
    ];
    const hash = createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
    const directory = join(home, `${name}-${hash}`);
    return { name, directory, hash, files: { [codeFile]: code, 'index.js': loader } };
  });
  writeAssets(
    made.filter(({ directory }) => !existsSync(directory)),
    compiles,
  );
  forgetOldest(new Set(made.map(({ directory }) => directory)));
  return new Map(made.map(({ name, directory, hash }) => [name, { directory, hash }]));
}

/** Elsewhere than there compiled code would only be more to carry. */
function isLikeLambda(processor: Processor): boolean {
  return process.platform === 'linux' && process.arch === (processor === 'arm64' ? 'arm64' : 'x64');
}

type Written = { readonly directory: string; readonly files: Readonly<Record<string, string>> };

/** Each appears whole or not at all, also when two do it at once. */
export function writeAssets(assets: readonly Written[], compiles: boolean): void {
  const drafts = assets.map(({ directory, files }) => {
    const draft = `${directory}.${randomUUID()}`;
    mkdirSync(draft, { recursive: true });
    // Above it, in this repository, a package.json says that .js is an ES module.
    const all = { ...files, 'package.json': '{"type":"commonjs"}' };
    for (const [file, content] of Object.entries(all)) writeFileSync(join(draft, file), content);
    return { draft, directory };
  });
  if (compiles && drafts.length > 0)
    execFileSync(process.execPath, [...lambdaFlags, compiler, ...drafts.map(({ draft }) => draft)]);
  for (const { draft, directory } of drafts) {
    if (existsSync(directory)) rmSync(draft, { recursive: true });
    else renameSync(draft, directory);
  }
}

/** The assembly has its own copy. What is young may be another synthesis's, at this moment. */
function forgetOldest(present: ReadonlySet<string>): void {
  const others = readdirSync(home)
    .map((name) => join(home, name))
    .filter((directory) => !present.has(directory) && statSync(directory).mtimeMs < Date.now() - 3_600_000);
  for (const directory of others) rmSync(directory, { recursive: true, force: true });
}
