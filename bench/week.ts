// How long a Monday's count takes, and what it needs, where 10,000, 100,000 and a million people applied in the week.
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs, promisify } from 'node:util';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    ordinary: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '1' },
    ways: { type: 'string', default: 'raw,generic' },
  },
});

type Measured = {
  readonly seconds: number;
  readonly cpu: number;
  readonly peakMb: number;
  readonly pages: number;
  readonly entries: number;
  readonly submissions: number;
  readonly hash: string;
};

const path = (name: string): string => new URL(`week/${name}.ts`, import.meta.url).pathname;

async function startStub(submissions: string): Promise<{ stub: ChildProcess; endpoint: string }> {
  const stub = fork(path('stub-table'), [submissions, values.ordinary]);
  const [port] = await once(stub, 'message');
  return { stub, endpoint: `http://127.0.0.1:${port}` };
}

async function measure(endpoint: string, way: string): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [path('count'), endpoint, way]);
  return JSON.parse(stdout) as Measured;
}

function tell(way: string, measured: Measured): void {
  const { seconds, cpu, peakMb, pages, entries } = measured;
  const columns = [
    measured.submissions,
    way,
    entries,
    pages,
    seconds.toFixed(1),
    cpu.toFixed(1),
    Math.round(peakMb),
  ];
  console.log(`| ${columns.join(' | ')} |`);
}

console.log('| submissions | way | entries | pages | seconds | CPU s | peak MB |');
for (const size of values.sizes.split(',')) {
  const { stub, endpoint } = await startStub(size);
  try {
    const hashes = new Set<string>();
    for (let round = 0; round < Number(values.rounds); round += 1)
      for (const way of values.ways.split(',')) {
        const measured = await measure(endpoint, way);
        if (measured.submissions !== Number(size))
          throw new Error(`${measured.submissions} counted of ${size}`);
        hashes.add(measured.hash);
        tell(way, measured);
      }
    if (hashes.size !== 1) throw new Error('the ways differ in what they counted');
  } finally {
    stub.kill();
  }
}
