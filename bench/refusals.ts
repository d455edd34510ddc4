/**
 * What a refusal costs beside an acceptance: every attempt of the battery that comes as an event, once, at the bundled
 * function, in an order by chance. `npm run bench:refusals -- --seed 2 --tries 20`.
 */
import { parseArgs } from 'node:util';
import { startHost } from '../local/host.ts';
import type { Json } from '../local/json.ts';
import { diceOf } from '../local/week/dice.ts';
import { classes } from '../test/hostile/classes/all.ts';
import { moment } from '../test/hostile/harness/attempt.ts';
import { attemptsOf } from '../test/hostile/harness/run-class.ts';

const options = { seed: { type: 'string', default: '1' }, tries: { type: 'string', default: '20' } } as const;
const { values } = parseArgs({ options });
const size = { seed: Number(values.seed), generated: Number(values.tries) };

const host = await startHost({ now: moment, redelivery: false, poolSize: 1 });
host.pause('dispatch');

const events = classes.flatMap((hostile) =>
  attemptsOf(hostile, size).flatMap(({ event }) => (event === undefined ? [] : [{ id: hostile.id, event }])),
);
const lengthOf = (event: Json): number => JSON.stringify(event).length;
/** Beyond it, most of the time is the copy to the function's process. */
const largest = 64 * 1024;

type Timed = { readonly id: string; readonly ms: number; readonly status: number };
const timed: Timed[] = [];
for (const { id, event } of diceOf(size.seed).shuffled(events)) {
  if (lengthOf(event) > largest) continue;
  const begun = performance.now();
  const outcome = await host.invoke('enroll', event);
  const ms = performance.now() - begun;
  timed.push({ id, ms, status: outcome.ok ? Number(JSON.parse(outcome.payload).statusCode) : 500 });
}
await host.stop();

const at = (part: number, some: readonly Timed[]): number =>
  some.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(some.length * part)] ?? 0;
// The first calls load and ask for keys.
const warm = timed.slice(200);
const accepted = warm.filter(({ status }) => status === 201);
const refused = warm.filter(({ status }) => status >= 400);
const say = (what: string, some: readonly Timed[]) =>
  console.log(
    `${what}: ${some.length}, median ${at(0.5, some).toFixed(2)} ms, p99 ${at(0.99, some).toFixed(2)} ms`,
  );

say('accepted', accepted);
say('refused', refused);
console.log(`p99 refused to accepted: ${(at(0.99, refused) / at(0.99, accepted)).toFixed(2)}`);
const byClass = [...Map.groupBy(refused, ({ id }) => id)].sort(([, a], [, b]) => at(0.5, b) - at(0.5, a));
for (const [id, some] of byClass.slice(0, 5)) say(`slowest by median, ${id}`, some);
