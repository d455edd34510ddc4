import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { promisify } from 'node:util';

type Process = { readonly pid: number; readonly parent: number; readonly group: number };

async function processes(): Promise<Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat=']);
  return stdout.split('\n').flatMap((line) => {
    const [pid, parent, group, state = ''] = line.trim().split(/\s+/);
    // A zombie has ended; its parent has not asked how yet.
    return pid && !state.startsWith('Z')
      ? [{ pid: Number(pid), parent: Number(parent), group: Number(group) }]
      : [];
  });
}

/** Everything that this process has started, and what those have started; `ps` itself is gone by then. */
export async function descendants(): Promise<number[]> {
  const all = await processes();
  const under = (parent: number): number[] =>
    all.filter((one) => one.parent === parent).flatMap(({ pid }) => [pid, ...under(pid)]);
  const alive = under(process.pid);
  return alive.filter((pid) => isAlive(pid));
}

export const inGroup = async (group: number): Promise<number[]> =>
  (await processes()).filter((one) => one.group === group).map(({ pid }) => pid);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export function isListening(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((done) => {
    const socket = connect({ host: hostname, port: Number(port) });
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
