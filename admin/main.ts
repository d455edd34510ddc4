import { requireNode24 } from '../local/node-version.ts';
import { openTerminal } from './terminal.ts';

requireNode24();

const { run } = await import('./run.ts');
process.exitCode = await run(
  process.argv.slice(2),
  openTerminal(process.stdin, process.stdout, process.stderr),
);
