import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { compiledSources } from '../compiled-sources.ts';
import { isObject, parseJson } from '../json.ts';
import { inTurn } from './turn.ts';

/** Everything that the assembly depends on: another byte in one of these means another synthesis. */
const inputs = [
  'config',
  'infra',
  'functions',
  'shared',
  'cdk.json',
  'cdk.context.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Assemblies kept beside the newest, so that a host still running on an earlier one keeps its bundles. */
const keptAssemblies = 3;

type Options = {
  /** Whose configuration (`config/`); default: the one that cdk.json names. */
  readonly stage?: string | undefined;
  /** The directory of another catalog than the default one. */
  readonly catalog?: string | undefined;
  readonly say?: ((line: string) => void) | undefined;
};

/** The directory of an assembly of the sources as they are now: an earlier one where no input changed. */
export async function synthesize(
  root: string,
  { stage, catalog, say = () => {} }: Options = {},
): Promise<string> {
  const home = join(root, '.local', 'assemblies');
  const directory = join(home, [hashInputs(root, catalog), stage].filter(Boolean).join('-'));
  const isMade = () => existsSync(join(directory, 'manifest.json'));
  if (isMade()) return directory;
  await inTurn(`${directory}.turn`, async () => {
    if (isMade()) return;
    say('Synthesizing the system (infra/app.ts), some seconds ...');
    await make(root, directory, { stage, catalog });
  });
  forgetOldest(home);
  return directory;
}

async function make(root: string, directory: string, options: Options): Promise<void> {
  const draft = `${directory}-${randomUUID()}`;
  try {
    await runApp(root, draft, options);
    publish(draft, directory);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Should another one have made it all the same, it has made the same. */
function publish(draft: string, directory: string): void {
  try {
    renameSync(draft, directory);
  } catch (error) {
    if (!existsSync(join(directory, 'manifest.json'))) throw error;
  }
}

function hashInputs(root: string, catalog: string | undefined): string {
  // Compiled code is of one version of Node, for one kind of processor.
  const hash = createHash('sha256').update([process.version, process.platform, process.arch].join());
  const places = [...inputs.map((input) => join(root, input)), ...(catalog ? [resolve(catalog)] : [])];
  for (const file of places.flatMap(listFiles).sort()) {
    hash.update(`${relative(root, file)}\0`).update(createHash('sha256').update(readFileSync(file)).digest());
  }
  return hash.digest('hex').slice(0, 16);
}

function listFiles(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).flatMap((name) => listFiles(join(path, name)));
}

/** Runs the app as the CDK's command line does, which is what hands it the context of cdk.json. */
async function runApp(root: string, outdir: string, { stage, catalog }: Options): Promise<void> {
  const context = {
    ...readContext(join(root, 'cdk.json'), 'context'),
    ...readContext(join(root, 'cdk.context.json')),
    ...(stage && { stage }),
    ...(catalog && { catalog: resolve(catalog) }),
  };
  const child = spawn(process.execPath, [join('infra', 'app.ts')], {
    cwd: root,
    env: {
      ...process.env,
      ...{ CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) },
      ...compiledSources,
      // Four of ten seconds, for remarks on templates that stay the same: a test holds them to those rules.
      CDK_VALIDATION: 'false',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  });
  if (code !== 0) throw new Error(`infra/app.ts does not synthesize:\n${Buffer.concat(output).toString()}`);
}

function readContext(file: string, member?: string): object {
  if (!existsSync(file)) return {};
  const content = parseJson(readFileSync(file, 'utf8'));
  const context = member && isObject(content) ? content[member] : content;
  return isObject(context) ? context : {};
}

function forgetOldest(home: string): void {
  const byAge = readdirSync(home)
    .filter((name) => existsSync(join(home, name, 'manifest.json')))
    .map((name) => ({ name, madeMs: madeAt(join(home, name)) }))
    .sort((a, b) => b.madeMs - a.madeMs);
  for (const { name } of byAge.slice(keptAssemblies + 1))
    rmSync(join(home, name), { recursive: true, force: true });
}

/** What another process has forgotten meanwhile is the oldest. */
const madeAt = (directory: string): number => statSync(directory, { throwIfNoEntry: false })?.mtimeMs ?? 0;
