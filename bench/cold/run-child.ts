import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Told = {
  readonly initMs: number;
  readonly firstMs: number;
  readonly initCpuMs: number;
  /** Of both. */
  readonly cpuMs: number;
  readonly rss: number;
  /** The most of it, until the last answer. */
  readonly peak: number;
  /** The first answer's, where it has one. */
  readonly status?: number;
  readonly warm: { readonly times: readonly number[]; readonly cpuMs: number };
};

export type Subject = {
  /** The file that exports `handler`. */
  readonly file: string;
  readonly variables: Readonly<Record<string, string>>;
  /** One for the cold start, and those that follow it. */
  readonly events: () => Promise<readonly unknown[]>;
};

/** On a machine that others use, a call may take longer than a function waits for it: then once more. */
export const runPatiently = (child: string, subject: Subject): Promise<Told> =>
  runChild(child, subject).catch((error: unknown) => {
    console.error(`Once more, after ${String(error).split('\n').slice(-4)[0]}`);
    return runChild(child, subject);
  });

/** Starts the subject in a process of its own, of which `child` is the compiled code. */
export async function runChild(child: string, { file, variables, events }: Subject): Promise<Told> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-events-'));
  const [eventsFile, answerFile] = [join(directory, 'events.json'), join(directory, 'answer.json')];
  try {
    writeFileSync(eventsFile, JSON.stringify(await events()));
    // As Lambda starts Node. What it prints goes nowhere.
    const running = spawn(process.execPath, ['--expose-gc', child, file, eventsFile, answerFile], {
      env: { ...variables },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const errors: Buffer[] = [];
    running.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    const code = await new Promise((done) => running.once('close', done));
    if (code !== 0) throw new Error(`${file} fails:\n${Buffer.concat(errors).toString().slice(-1000)}`);
    return JSON.parse(readFileSync(answerFile, 'utf8')) as Told;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
