/**
 * What a Monday's count costs by how many applied in the week, and how its index is read, beside what most would do.
 * `npm run bench:week -- --sizes 10000,100000`.
 */
import { parseArgs } from 'node:util';
import { inRounds, median } from './rounds.ts';
import { type Measured, measure, withTable } from './week/run.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000,3000000' },
    /** People in each week before. */
    ordinary: { type: 'string', default: '2000' },
    /** People of the one week that is read in each way. */
    people: { type: 'string', default: '308000' },
    rounds: { type: 'string', default: '2' },
    /** Of the function, in MB: as it is deployed, and smaller. */
    memory: { type: 'string', default: '1769,512' },
  },
});
const memories = values.memory.split(',').map(Number);
const [deployed = 1769] = memories;
const note = (text: string): void => void process.stderr.write(`${text}\n`);
const row = (...cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);

const ways = new Map([
  ['packed', 'ours: one packed attribute, past the SDK’s deserializer'],
  ['unmarshall', 'the same items, whole, by `unmarshall`'],
  ['attributes', 'each value in its own attribute, by `unmarshall`'],
]);

function tellWays(found: ReadonlyMap<string, readonly Measured[]>): void {
  const perEntry = (way: string): number =>
    median((found.get(way) ?? []).map(({ cpu, entries }) => (cpu / entries) * 1e6));
  row('one week is read', 'entries', 'CPU, s', 'µs an entry', '× ours', 'peak RSS, MB');
  row('---', '---:', '---:', '---:', '---:', '---:');
  for (const [way, name] of ways) {
    const rounds = found.get(way) ?? [];
    const [cpu, peak] = [median(rounds.map((one) => one.cpu)), median(rounds.map((one) => one.peakMb))];
    const times = perEntry(way) / perEntry('packed');
    const entries = rounds[0]?.entries ?? 0;
    row(name, entries, cpu.toFixed(1), perEntry(way).toFixed(2), times.toFixed(1), Math.round(peak));
  }
  console.log('');
}

async function tellMondays(sizes: readonly number[]): Promise<void> {
  const peaks = memories.map((memory) => `peak RSS of ${memory}, MB`);
  row('people in the week', 'entries', 'CPU, s', 'µs an entry', 'seconds', ...peaks);
  row(...Array.from({ length: 5 + memories.length }, () => '---:'));
  for (const size of sizes) {
    const [first, ...others] = await mondaysOf(size);
    if (first?.submissions !== size) throw new Error(`${first?.submissions} counted of ${size}`);
    const { entries, cpu, seconds } = first;
    const peaksFound = [first, ...others].map(({ peakMb }) => Math.round(peakMb));
    const each = ((cpu / entries) * 1e6).toFixed(1);
    row(size, entries, cpu.toFixed(1), each, Math.round(seconds), ...peaksFound);
  }
}

/** With each size of memory. */
const mondaysOf = (size: number): Promise<Measured[]> =>
  withTable(size, Number(values.ordinary), async (endpoint) => {
    const found: Measured[] = [];
    for (const memory of memories) {
      note(`a Monday, ${size} people, ${memory} MB`);
      found.push(await measure([endpoint, 'monday'], memory));
    }
    return found;
  });

await withTable(Number(values.people), 0, async (endpoint) => {
  const play = (way: string) => async (): Promise<Measured> => {
    note(`one week, ${way}`);
    return measure([endpoint, 'week', way], deployed);
  };
  const found = await inRounds(
    new Map([...ways.keys()].map((way) => [way, play(way)])),
    Number(values.rounds),
  );
  tellWays(found);
});
await tellMondays(values.sizes.split(',').map(Number));
