import { CommanderError } from 'commander';
import type { Hear } from './aws/system.ts';
import { type Ending, exitCodes } from './exit-codes.ts';
import { explain } from './failure.ts';
import { buildProgram } from './program.ts';
import type { Terminal } from './terminal.ts';

/** Does what was typed; answers the exit code. */
export async function run(typed: readonly string[], terminal: Terminal, hear?: Hear): Promise<number> {
  let ending: Ending = 'done';
  const end = (how: Ending): void => {
    ending = how;
  };
  try {
    await buildProgram({ terminal, end, ...(hear && { hear }) }).parseAsync(typed, { from: 'user' });
    return exitCodes[ending][0];
  } catch (error) {
    if (error instanceof CommanderError) return exitCodes[error.exitCode === 0 ? 'done' : 'usage'][0];
    const { ending: how, words } = explain(error);
    terminal.tell(`error: ${words}`);
    return exitCodes[how][0];
  }
}
