import { execFile } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Dice } from '../../local/week/dice.ts';

/** Milliseconds between two kills, at most. */
const longestPause = 1_000;

/**
 * Ends processes of functions without warning, wherever they are in their work, until it is told to stop. Not the
 * queue's: what SQS has taken, it keeps.
 */
export function startKilling(dice: Dice): { stop(): Promise<number> } {
  let going = true;
  const work = (async () => {
    let kills = 0;
    while (going) {
      await setTimeout(dice.below(longestPause));
      const pids = await functionProcesses();
      if (pids.length > 0 && end(dice.oneOf(pids))) kills += 1;
    }
    return kills;
  })();
  return {
    stop: () => {
      going = false;
      return work;
    },
  };
}

async function functionProcesses(): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(parent) === process.pid && args.includes('lambda-child') ? [Number(pid)] : [];
  });
}

/** False where it had ended by itself. */
function end(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}
