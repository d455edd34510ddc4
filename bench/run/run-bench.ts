import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resultsDirectory, type Target } from '../tell.ts';
import type { Bench } from './benches.ts';

export type Ran = {
  readonly command: string;
  readonly code: number | null;
  readonly stdout: string;
  readonly targets: readonly Target[];
};

const root = fileURLToPath(new URL('../..', import.meta.url));

/** In a process of its own; what it says of its progress is passed on. */
export async function runBench({ name }: Bench, options: readonly string[]): Promise<Ran> {
  const result = new URL(`${name}.json`, resultsDirectory);
  rmSync(result, { force: true });
  console.error(`\n${name} ${options.join(' ')}`);
  const child = spawn(process.execPath, [`bench/${name}.ts`, ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  const command = ['npm run', `bench:${name}`, ...(options.length > 0 ? ['--', ...options] : [])].join(' ');
  return { command, code, stdout: Buffer.concat(chunks).toString(), targets: code === 0 ? read(result) : [] };
}

/** A bench without a target tells none. */
function read(result: URL): readonly Target[] {
  try {
    return (JSON.parse(readFileSync(result, 'utf8')) as { targets: Target[] }).targets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Tables of Markdown are aligned as all others in the project. */
export function formatPage(file: string): void {
  execFileSync('npx', ['biome', 'format', '--write', file], { cwd: root, stdio: 'ignore' });
}
