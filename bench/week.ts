/**
 * What a Monday's count costs by how many applied in the week, and how its index is read, beside what most would do.
 * `npm run bench:week -- --sizes 10000,100000`.
 */
import { parseArgs } from 'node:util';
import { inRounds, median } from './rounds.ts';
import { atLeast, atMost, printTable, type Target, tellTargets } from './tell.ts';
import { type Measured, measure, withTable } from './week/run.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000,3000000' },
    /** People in each week before. */
    ordinary: { type: 'string', default: '2000' },
    /** People of the one week that is read in each way: a million entries. */
    people: { type: 'string', default: '308000' },
    rounds: { type: 'string', default: '2' },
    /** Of the function, in MB: as it is deployed, and smaller. */
    memory: { type: 'string', default: '1769,512' },
  },
});
const memories = values.memory.split(',').map(Number);
const [deployed = 1769] = memories;
const note = (text: string): void => void process.stderr.write(`${text}\n`);

const ways = new Map([
  ['packed', 'ours: one packed attribute, past the SDK’s deserializer'],
  ['unmarshall', 'the same items, whole, by `unmarshall`'],
  ['attributes', 'each value in its own attribute, by `unmarshall`'],
]);

const playWays = (): Promise<ReadonlyMap<string, readonly Measured[]>> =>
  withTable(Number(values.people), 0, (endpoint) => {
    const play = (way: string) => async (): Promise<Measured> => {
      note(`one week, ${way}`);
      return measure([endpoint, 'week', way], deployed);
    };
    return inRounds(new Map([...ways.keys()].map((way) => [way, play(way)])), Number(values.rounds));
  });

function tellWays(found: ReadonlyMap<string, readonly Measured[]>): Target[] {
  if (new Set([...found.values()].flat().map(({ hash }) => hash)).size !== 1)
    throw new Error('the ways differ in what they counted');
  const of = (way: string, read: (one: Measured) => number): number =>
    median((found.get(way) ?? []).map(read));
  const perEntry = (way: string): number => of(way, ({ cpu, entries }) => (cpu / entries) * 1e6);
  const times = (way: string): number => perEntry(way) / perEntry('packed');
  printTable(
    ['one week is read', 'entries', 'CPU, s', 'µs an entry', '× ours', 'peak RSS, MB'],
    [...ways].map(([way, name]) => [
      ...[name, of(way, ({ entries }) => entries).toLocaleString('en'), of(way, ({ cpu }) => cpu).toFixed(1)],
      ...[perEntry(way).toFixed(2), times(way).toFixed(1), Math.round(of(way, ({ peakMb }) => peakMb))],
    ]),
  );
  return [
    atLeast('a week is read faster than by `unmarshall`, each value an attribute', 5, times('attributes'), {
      ...{ unit: 'times', digits: 1 },
    }),
    atMost('CPU of a million entries (moonshot)', 2, perEntry('packed'), { unit: 's', digits: 1 }),
  ];
}

/** With each size of memory. */
const mondaysOf = (size: number): Promise<Measured[]> =>
  withTable(size, Number(values.ordinary), async (endpoint) => {
    const found: Measured[] = [];
    for (const memory of memories) {
      note(`a Monday, ${size} people, ${memory} MB`);
      found.push(await measure([endpoint, 'monday'], memory));
    }
    if (found.some(({ submissions }) => submissions !== size)) throw new Error(`not all of ${size} counted`);
    return found;
  });

async function tellMondays(sizes: readonly number[]): Promise<Target[]> {
  const found = new Map<number, Measured[]>();
  for (const size of sizes) found.set(size, await mondaysOf(size));
  printTable(
    [
      ...['people in the week', 'entries', 'CPU, s', 'µs an entry', 'seconds'],
      ...memories.map((memory) => `peak RSS with ${memory.toLocaleString('en')} MB`),
    ],
    [...found].map(([size, all]) => [size.toLocaleString('en'), ...cellsOf(all)]),
    0,
  );
  const peakOf = (size: number): number => found.get(size)?.at(-1)?.peakMb ?? Number.NaN;
  const smaller = `in a function of ${memories.at(-1)} MB`;
  return [
    atMost(`memory of a Monday of a million, ${smaller}`, 200, peakOf(1_000_000), { unit: 'MB', digits: 0 }),
    atMost('memory of three million, of that of one', 1.05, peakOf(3_000_000) / peakOf(1_000_000)),
  ].filter((_, at) => sizes.includes([1_000_000, 3_000_000][at] ?? 0));
}

function cellsOf(all: readonly Measured[]): (string | number)[] {
  const { entries = 0, cpu = 0, seconds = 0 } = all[0] ?? {};
  const each = ((cpu / entries) * 1e6).toFixed(1);
  const peaks = all.map(({ peakMb }) => Math.round(peakMb));
  return [entries.toLocaleString('en'), cpu.toFixed(1), each, Math.round(seconds), ...peaks];
}

const told = tellWays(await playWays());
tellTargets('week', [...told, ...(await tellMondays(values.sizes.split(',').map(Number)))]);
