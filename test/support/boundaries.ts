import { posix } from 'node:path';

export type SourceFile = { readonly path: string; readonly text: string };

/** The folders that may reach a service of AWS; all else asks their ports. */
const ports = ['shared/storage/', 'shared/messaging/', 'shared/sealing/'];

/** What the files of a folder may import of the repository, by the beginnings of paths. `*` stands for one's own function. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  browser: ['browser/', 'shared/'],
  config: ['config/', 'shared/catalog/check-catalog.ts'],
  shared: ['shared/'],
  functions: ['functions/*/', 'shared/'],
  infra: ['infra/', 'config/', 'shared/', 'package.json'],
  local: ['local/', 'shared/', 'config/other-catalog.ts', 'package.json'],
  admin: [
    ...['admin/', 'local/', 'shared/', 'config/', 'package.json'],
    ...['infra/config.ts', 'infra/config/', 'infra/function-names.ts'],
  ],
};

/** Modules of Node that only compute: the domain touches no file, no socket and no process. */
const computing = ['node:crypto', 'node:zlib'];
/** But for the one that applies as a phone does. */
const phone = 'functions/canary/post.ts';

const clock = /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bTemporal\.Now\b|\bDate\(\s*\)/;

/** Data of the domain are made by scripts beside them, which run on a developer's machine only. */
const isScript = (path: string): boolean => posix.basename(path).startsWith('make-');
/** A function's entry, which hands clock and clients on. */
const isWiring = (path: string): boolean => /^functions\/\w+\/handler\.ts$/.test(path);
const folderOf = (path: string): string => path.slice(0, path.indexOf('/'));
const beginsWith = (path: string, beginnings: readonly string[]): boolean =>
  beginnings.some((beginning) => path.startsWith(beginning));

/** What breaks a rule of the layout, one sentence each, beginning with the file's path. */
export function findViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const code = withoutComments(text);
    const imports = importsIn(code);
    const found = [
      ...imports.filter((name) => leavesItsPlace(path, name)).map((name) => `imports ${name}`),
      ...imports.filter((name) => isForeign(path, name)).map((name) => `imports the package ${name}`),
      ...(mayNotReadClock(path) && clock.test(code) ? ['reads a clock'] : []),
      ...(mayNotReadEnvironment(path) && /\bprocess\.env\b/.test(code) ? ['reads the environment'] : []),
    ];
    return found.map((what) => `${path} ${what}`);
  });
}

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

/** Names after `from`, of a bare `import`, and of an `import()`, which TypeScript uses for types as well. */
function importsIn(code: string): string[] {
  const forms = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(['"`])([^'"`]+)\1/g;
  return [...code.matchAll(forms)].map(([, , name = '']) => name);
}

function leavesItsPlace(path: string, name: string): boolean {
  const places = allowed[folderOf(path)];
  if (!places || !name.startsWith('.')) return false;
  const own = path.split('/')[1] ?? '';
  const target = posix.normalize(posix.join(posix.dirname(path), name));
  return !beginsWith(
    target,
    places.map((place) => place.replace('*', own)),
  );
}

const isSdk = (name: string): boolean => /^@(aws-sdk|smithy)\//.test(name);

function isForeign(path: string, name: string): boolean {
  if (name.startsWith('.')) return false;
  const folder = folderOf(path);
  if (/^(aws-cdk-lib|constructs|cdk-nag)\b/.test(name)) return !['infra', 'test'].includes(folder);
  if (folder === 'admin') return isSdk(name) && !path.startsWith('admin/aws/');
  if (!['shared', 'functions', 'browser'].includes(folder)) return false;
  if (isSdk(name)) return !beginsWith(path, ports);
  const mayReach = computing.includes(name) || isWiring(path) || isScript(path) || path === phone;
  return name.startsWith('node:') && !mayReach;
}

/** The domain is told the time. */
function mayNotReadClock(path: string): boolean {
  if (path.startsWith('functions/')) return !isWiring(path);
  return path.startsWith('shared/') && !isScript(path);
}

const mayNotReadEnvironment = (path: string): boolean =>
  ['shared', 'functions', 'infra', 'config'].includes(folderOf(path)) &&
  ![
    ...['shared/environment.ts', 'infra/app.ts'],
    // Runs in the functions, in the place of the SDK's own.
    'infra/bundling/environment-credentials.ts',
  ].includes(path);
