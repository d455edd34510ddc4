import { Readable } from 'node:stream';
import type { AwsCall } from '../../admin/aws/calls.ts';
import { run } from '../../admin/run.ts';
import { openTerminal, type Terminal } from '../../admin/terminal.ts';

export type Ran = {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly calls: readonly AwsCall[];
};

/** The operator's command line as a terminal runs it, words apart or in one line; `input` is typed when it asks. */
export async function admin(typed: string | readonly string[], input = ''): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []];
  const calls: AwsCall[] = [];
  const into = (texts: string[]) => ({ write: (text: string) => texts.push(text) });
  const terminal = openTerminal(Readable.from(input === '' ? [] : [input]), into(out), into(err));
  const code = await run(typeof typed === 'string' ? typed.split(' ') : typed, terminal, (call) =>
    calls.push(call),
  );
  return { code, out: out.join(''), err: err.join(''), calls };
}

export const silentTerminal = (): Terminal =>
  openTerminal(Readable.from([]), { write: () => {} }, { write: () => {} });
