import type { Readable } from 'node:stream';
import { Refused } from './failure.ts';

export type Terminal = {
  /** The answer of a command: standard output. */
  print(text: string): void;
  /** Questions, progress and errors: standard error, so that `--json` can be piped on. */
  tell(text: string): void;
  /** One line of standard input. What is typed is not shown: card numbers and receipts. */
  askSecretly(question: string): Promise<string>;
};

type Input = Readable & { readonly isTTY?: boolean; setRawMode?(on: boolean): unknown };
type Output = { write(text: string): unknown };

const enter = /[\r\n]/;
const endOfText = '\u0003';
const erase = new Set(['\u007f', '\b']);

/** Writes no colors anywhere. */
export function openTerminal(input: Input, output: Output, errors: Output): Terminal {
  const tell = (text: string): void => void errors.write(`${text}\n`);
  let rest = '';
  return {
    print: (text) => void output.write(`${text}\n`),
    tell,
    askSecretly: async (question) => {
      errors.write(`${question} `);
      const answer = readLine(input, rest, (mask) => errors.write(mask));
      const { line, left } = await answer.finally(() => errors.write('\n'));
      rest = left;
      return line.trim();
    },
  };
}

/** On a terminal each symbol shows as `*`; from a pipe the line is read as it is. */
async function readLine(input: Input, begun: string, show: (mask: string) => void) {
  if (input.isTTY) input.setRawMode?.(true);
  try {
    let typed = begun;
    while (!enter.test(typed)) {
      const chunk = await nextChunk(input);
      if (chunk === undefined) return { line: typed, left: '' };
      if (chunk.includes(endOfText)) throw new Refused('interrupted: nothing was done');
      typed = withKeys(typed, chunk);
      if (input.isTTY) show('*'.repeat(chunk.length));
    }
    const [line = ''] = typed.split(enter);
    return { line, left: typed.slice(line.length).replace(/^\r?\n|^\r/, '') };
  } finally {
    if (input.isTTY) input.setRawMode?.(false);
    input.pause();
  }
}

const withKeys = (typed: string, chunk: string): string =>
  [...chunk].reduce((text, key) => (erase.has(key) ? text.slice(0, -1) : text + key), typed);

function nextChunk(input: Input): Promise<string | undefined> {
  return new Promise((resolve) => {
    const done = (chunk: unknown): void => {
      input.off('data', done);
      input.off('end', ended);
      resolve(String(chunk));
    };
    const ended = (): void => {
      input.off('data', done);
      resolve(undefined);
    };
    if (input.readableEnded) return ended();
    input.on('data', done);
    input.on('end', ended);
    input.resume();
  });
}
