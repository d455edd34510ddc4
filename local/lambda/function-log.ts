import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Lines kept in memory for `GET /_local/logs`; the files hold all of them. */
const keptLines = 50_000;

/** Where the lines go that functions print: one file a function, and the newest in memory. */
export type FunctionLog = {
  readonly lines: readonly string[];
  write(functionName: string, line: string): void;
  /** Reads a process's output line by line until it ends. */
  follow(functionName: string, stream: Readable | null): void;
  /** What is written from now on is lost. */
  stop(): void;
};

export function openFunctionLog(directory: string, echo?: (line: string) => void): FunctionLog {
  mkdirSync(directory, { recursive: true });
  const files = new Map<string, number>();
  let stopped = false;
  const lines: string[] = [];
  const fileOf = (name: string): number => {
    const open = files.get(name) ?? openSync(join(directory, `${name}.log`), 'a');
    files.set(name, open);
    return open;
  };
  const write = (name: string, line: string) => {
    if (stopped) return;
    // At once: for one line, a stream's way through other threads takes longer than the write.
    writeSync(fileOf(name), `${line}\n`);
    lines.push(`${name} | ${line}`);
    if (lines.length > keptLines) lines.splice(0, lines.length - keptLines);
    echo?.(`${name} | ${line}`);
  };
  return {
    lines,
    write,
    follow: (name, stream) => {
      if (stream) createInterface({ input: stream }).on('line', (line) => write(name, line));
    },
    stop: () => {
      stopped = true;
      for (const file of files.values()) closeSync(file);
      files.clear();
    },
  };
}
