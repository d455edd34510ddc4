import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type RunningHost = {
  readonly url: string;
  readonly pid: number;
  /** From the start of the process until it said its address. */
  readonly readyMs: number;
  stop(): Promise<void>;
};

const root = fileURLToPath(new URL('..', import.meta.url));

/** The system as `npm start` runs it, in a process of its own. */
export async function runHost(options: readonly string[] = [], cwd = root): Promise<RunningHost> {
  const begun = performance.now();
  const child = spawn('npm', ['start', '--silent', '--', ...options], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await saidAddress(child);
  return { url, pid: child.pid ?? 0, readyMs: performance.now() - begun, stop: () => end(child) };
}

async function saidAddress({ stdout }: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of stdout ?? []) {
    said += String(chunk);
    const [, url] = /Form for applicants\s+(\S+)\/\n/.exec(said) ?? [];
    if (url) return url;
  }
  throw new Error(`npm start ended: ${said}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
