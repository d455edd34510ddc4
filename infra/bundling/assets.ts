import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
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
  const compiled = compiles
    ? [processor, lambdaFlags.join(), cachedDataVersionTag(), readFileSync(compiler, 'utf8')]
    : [];
  const made = [...bundle(functionNames)].map(([name, { code }]) => {
    const hash = createHash('sha256')
      .update([code, loader, ...compiled].join('\0'))
      .digest('hex')
      .slice(0, 32);
    const directory = join(home, `${name}-${hash}`);
    return { name, directory, hash, files: { [codeFile]: code, 'index.js': loader } };
  });
  writeAssets(
    made.filter(({ directory }) => !existsSync(directory)),
    compiles,
  );
  const used = new Date();
  for (const { directory } of made) utimesSync(directory, used, used);
  forgetOldest(home);
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
  if (compiles && drafts.length > 0) compile(drafts.map(({ draft }) => draft));
  for (const { draft, directory } of drafts) publish(draft, directory);
}

/** Without the environment, and so NODE_OPTIONS, of whoever deploys: V8 would refuse in Lambda what it made under other flags. */
function compile(directories: readonly string[]): void {
  execFileSync(process.execPath, [...lambdaFlags, compiler, ...directories], { env: {} });
}

/** Should another one have made it meanwhile, it has made the same. */
function publish(draft: string, directory: string): void {
  try {
    renameSync(draft, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
    rmSync(draft, { recursive: true });
  }
}

const hourMs = 3_600_000;

/**
 * The assembly has its own copy. What was used lately may be another synthesis's, at this moment; and what is listed may
 * be gone when it is looked at, because that one forgets too.
 */
export function forgetOldest(directory: string): void {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    const used = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (used < Date.now() - hourMs) rmSync(path, { recursive: true, force: true });
  }
}
