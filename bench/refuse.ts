// What it costs to refuse a body that nobody needs: ours beside a handler as guides show it, and ours by size.
import { parseArgs } from 'node:util';
import middy from '@middy/core';
import { enroll } from '../functions/enroll/enroll.ts';
import { compression } from '../shared/http/compression.ts';
import { gate } from '../shared/http/gate.ts';
import { problems } from '../shared/http/problems.ts';
import type { HttpRequest } from '../shared/http/request.ts';
import type { HttpResponse } from '../shared/http/response.ts';
import { captureReport } from '../test/support/reports.ts';
import { startSystem } from '../test/support/system.ts';
import { memoryStore } from './peers/contract.ts';
import { naiveMiddy } from './peers/naive-middy.ts';
import { accepted, fitting, large } from './refuse/bodies.ts';
import { atMost, printTable, tellTargets } from './tell.ts';

type Handler = (event: unknown, context: object) => Promise<{ readonly statusCode: number }>;

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(values.rounds);
const { deps } = await startSystem();
const ours = middy<HttpRequest, HttpResponse>()
  .use(gate)
  .use(compression)
  .use(problems({ report: captureReport(), hotline: deps.hotline }))
  .handler((request) => enroll(request, deps)) as unknown as Handler;
const naive = naiveMiddy(memoryStore(), () => undefined) as unknown as Handler;

/** Milliseconds of CPU a call: the best of some rounds of at least a fifth of a second each. */
async function cost(handler: Handler, event: (call: number) => object): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0, call = 0; round < rounds; round += 1) {
    const begun = process.cpuUsage();
    let [calls, spent] = [0, 0];
    do {
      await handler({ ...event(call) }, {});
      calls += 1;
      call += 1;
      const { user, system } = process.cpuUsage(begun);
      spent = (user + system) / 1000;
    } while (spent < 200);
    best = Math.min(best, spent / calls);
  }
  return best;
}

const status = async (handler: Handler, event: object): Promise<number | string> =>
  handler({ ...event }, {}).then(
    ({ statusCode }) => statusCode,
    () => 'throws',
  );
const ms = (value: number): string => value.toPrecision(2);

const oversized: number[] = [];
const rows: (string | number)[][] = [];
for (const [name, event] of Object.entries(large)) {
  const [own, other] = [await cost(ours, () => event), await cost(naive, () => event)];
  if ((await status(ours, event)) === 413) oversized.push(own * 1000);
  const times = Math.round(other / own).toLocaleString('en');
  rows.push([name, await status(ours, event), ms(own), await status(naive, event), ms(other), times]);
}
const own = await cost(ours, (call) => accepted(call + 1));
const others = await cost(naive, (call) => accepted(call + 1));
rows.push(['an enrollment', 201, ms(own), 201, ms(others), '']);
printTable(['body', 'ours', 'ms', 'naive middy + zod', 'ms', 'times'], rows);

const sizes = [2_000, 4_000, 8_000, 16_000];
const bySize: string[][] = [];
for (const [name, make] of Object.entries(fitting)) {
  const costs: number[] = [];
  for (const bytes of sizes) costs.push(await cost(ours, () => make(bytes)));
  const doublings = costs.slice(1).map((value, at) => value / (costs[at] ?? value));
  bySize.push([name, ...costs.map(ms), Math.max(...doublings).toFixed(1)]);
}
printTable(['ours, by size', ...sizes.map((bytes) => `${bytes / 1000} KB`), 'worst doubling'], bySize);
tellTargets('refuse', [
  atMost('an oversized body refused, the dearest', 20, Math.max(...oversized), { unit: 'µs', digits: 1 }),
]);
