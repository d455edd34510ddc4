import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { bundleAsOurs } from '../cold/bundles.ts';

export type Measured = {
  readonly seconds: number;
  readonly cpu: number;
  readonly peakMb: number;
  readonly pages: number;
  readonly entries: number;
  readonly submissions: number;
  /** Of all that was counted. */
  readonly hash: string;
};

const path = (name: string): string => new URL(`${name}.ts`, import.meta.url).pathname;

/** With what Lambda starts Node 24 in a function of so many megabytes: two of its flags say how much it may hold. */
const flagsFor = (memory: number): string[] => [
  `--max-old-space-size=${Math.floor(memory * 0.9)}`,
  `--max-semi-space-size=${Math.floor(memory * 0.05)}`,
];

/** Counts as `what` says, bundled as a function is, in a process of its own. */
export async function measure(what: readonly string[], memory: number): Promise<Measured> {
  const file = await bundleAsOurs('bench/week/count.ts', 'week');
  const { stdout } = await promisify(execFile)(process.execPath, [...flagsFor(memory), file, ...what]);
  return JSON.parse(stdout) as Measured;
}

/** While there is a table in which so many people applied in the closed week, and in each one before it. */
export async function withTable<T>(
  people: number,
  ordinary: number,
  work: (endpoint: string) => Promise<T>,
): Promise<T> {
  const stub: ChildProcess = fork(path('stub-table'), [String(people), String(ordinary)]);
  try {
    const [port] = await once(stub, 'message');
    return await work(`http://127.0.0.1:${port}`);
  } finally {
    stub.kill();
  }
}
