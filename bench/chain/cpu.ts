import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second. */
const msPerTick = 10;
/** Nobody tells any more whose they were, but whoever waited for their end has their time. */
const ended = 'processes that have ended';

type Process = {
  readonly parent: number;
  readonly cpuMs: number;
  readonly endedMs: number;
  readonly part: string;
};

/** CPU that the parts of the local system below this process have used until now, in ms; empty where there is no /proc. */
export function cpuByPart(ancestor: number): ReadonlyMap<string, number> {
  const all = readProcesses();
  const isBelow = (pid: number): boolean =>
    pid === ancestor || (pid > 1 && isBelow(all.get(pid)?.parent ?? 0));
  const sums = new Map<string, number>();
  const add = (part: string, ms: number) => sums.set(part, (sums.get(part) ?? 0) + ms);
  for (const [pid, { part, cpuMs, endedMs }] of all) {
    if (part === '' || !isBelow(pid)) continue;
    add(part, cpuMs);
    if (endedMs > 0) add(ended, endedMs);
  }
  return sums;
}

function readProcesses(): ReadonlyMap<number, Process> {
  try {
    const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
    return new Map(pids.flatMap((pid) => readProcess(pid).map((found) => [pid, found] as const)));
  } catch {
    return new Map();
  }
}

/** None where it has ended meanwhile. */
function readProcess(pid: number): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ms = (user: number, system: number) => (Number(fields[user]) + Number(fields[system])) * msPerTick;
    return [{ parent: Number(fields[1]), cpuMs: ms(11, 12), endedMs: ms(13, 14), part: partOf(pid) }];
  } catch {
    return [];
  }
}

function partOf(pid: number): string {
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ');
  if (/^\S*node\S* (--\S+ )*local\/main\.ts/.test(command)) return 'host, its emulators in it';
  if (command.includes('/sqs-child.ts')) return 'queues';
  if (!command.includes('/lambda-child.ts')) return '';
  return /\0SERVICE_NAME=(\w+)/.exec(`\0${readFileSync(`/proc/${pid}/environ`, 'utf8')}`)?.[1] ?? '';
}
