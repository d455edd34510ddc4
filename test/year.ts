import { parseArgs } from 'node:util';
import { requireNode24 } from '../local/node-version.ts';
import { playYear } from './year/play-year.ts';

requireNode24();

const { values } = parseArgs({
  options: {
    ...{ weeks: { type: 'string', default: '53' }, seed: { type: 'string', default: '1' } },
    // 2026 has 53 ISO weeks.
    ...{ submissions: { type: 'string', default: '200000' }, from: { type: 'string', default: '2026-W01' } },
  },
});
const started = performance.now();
const { wrong, ...totals } = await playYear({
  firstWeek: values.from,
  weeks: Number(values.weeks),
  submissions: Number(values.submissions),
  seed: Number(values.seed),
  say: console.log,
});
for (const line of wrong.slice(0, 20)) console.log(line);
const seconds = Math.round((performance.now() - started) / 1000);
console.log(JSON.stringify({ seed: values.seed, ...totals, wrong: wrong.length, seconds }));
process.exitCode = wrong.length === 0 ? 0 : 1;
