/**
 * How what a week costs grows with its people: real functions on doubles, at 1, 3, 10, 30 and 100 times a base, and what
 * grows otherwise than the load. Then, on paper, which limit binds first at 1, 10 and 100 million people a month.
 * `npm run bench:growth -- --base 200 --seed 2`.
 */
import { parseArgs } from 'node:util';
import { requireNode24 } from '../local/node-version.ts';
import { fitPower, inWords } from './growth/fit.ts';
import { playCrowd } from './growth/play-crowd.ts';
import { playWeek, type Quantities } from './growth/play-week.ts';
import { tellLimits } from './growth/tell-limits.ts';
import { printTable } from './tell.ts';

requireNode24();
const { values } = parseArgs({
  options: {
    base: { type: 'string', default: '200' },
    times: { type: 'string', default: '1,3,10,30,100' },
    seed: { type: 'string', default: '1' },
  },
});
const seed = Number(values.seed);
const sizes = values.times.split(',').map((times) => Number(times) * Number(values.base));
const weeks: Quantities[] = [];
for (const people of sizes) weeks.push(await playWeek(people, seed));
tellGrowth('people a week', sizes, weeks);

const crowdSizes = [10, 30, 100, 300, 1000];
const crowds: Quantities[] = [];
for (const people of crowdSizes) crowds.push(await playCrowd(people, seed));
tellGrowth('people of one address in an hour', crowdSizes, crowds);

tellLimits(weeks.at(-1) ?? {});

function tellGrowth(load: string, sizes: readonly number[], played: readonly Quantities[]): void {
  const say = (value: number): string => Math.round(value).toLocaleString('en');
  const rows = Object.keys(played[0] ?? {}).map((name) => {
    const found = played.map((one) => one[name] ?? 0);
    const fit = fitPower(sizes, found);
    const slope = `${fit.slope.toFixed(2)} ± ${fit.error.toFixed(2)}`;
    return [name, ...found.map(say), slope, fit.last.toFixed(2), inWords(fit)];
  });
  printTable([load, ...sizes.map(say), 'slope', 'at the end', ''], rows, [0, sizes.length + 3]);
}
