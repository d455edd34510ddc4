/**
 * Whether the time of an answer tells that a card is known: pairs of enrollments, one with a card that has been sent
 * before and one with a new card, in an order by chance, at the bundled function. `npm run bench:alike -- --pairs 500`.
 */
import { parseArgs } from 'node:util';
import { startHost } from '../local/host.ts';
import { diceOf } from '../local/week/dice.ts';
import { type EnrollmentBody, enrollmentFor } from '../local/week/people.ts';
import { eventOf, post } from '../test/hostile/harness/attempt.ts';

const options = {
  pairs: { type: 'string', default: '2000' },
  seed: { type: 'string', default: '1' },
} as const;
const { values } = parseArgs({ options });
const pairs = Number(values.pairs);
const dice = diceOf(Number(values.seed));
const cards = 50;
const warming = 200;

const person = (seed: number, more: Partial<EnrollmentBody> = {}): EnrollmentBody =>
  enrollmentFor(seed, {
    targetGroup: 'purna',
    choices: [{ program: 'padat-karya' }],
    district: '32.12',
    ...more,
  });

const host = await startHost({ redelivery: false, poolSize: 1 });
host.pause('dispatch');

async function timed(body: EnrollmentBody): Promise<number> {
  const event = eventOf(post(JSON.stringify(body)));
  const begun = performance.now();
  const outcome = await host.invoke('enroll', event);
  const took = performance.now() - begun;
  if (!outcome.ok || !outcome.payload.includes('"statusCode":201')) throw new Error('not accepted');
  return took;
}

for (let seed = 1; seed <= warming; seed += 1) await timed(person(seed));
const known: number[] = [];
const fresh: number[] = [];
for (let pair = 1; pair <= pairs; pair += 1) {
  const seed = 1_000_000 + 2 * pair;
  const askKnown = async () => known.push(await timed(person(seed, { nik: person(1 + (pair % cards)).nik })));
  const askFresh = async () => fresh.push(await timed(person(seed + 1)));
  for (const ask of dice.shuffled([askKnown, askFresh])) await ask();
}
await host.stop();

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;

/** The test of Mann and Whitney: how far the order of all times is from one by chance, in standard deviations. */
function deviations(one: readonly number[], other: readonly number[]): number {
  const all = [...one.map((time) => ({ time, own: 1 })), ...other.map((time) => ({ time, own: 0 }))];
  const ranks = all.sort((a, b) => a.time - b.time).reduce((sum, { own }, at) => sum + own * (at + 1), 0);
  const [n, m] = [one.length, other.length];
  const u = ranks - (n * (n + 1)) / 2;
  return (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
}

const [a, b] = [median(known), median(fresh)];
console.log(`${pairs} pairs, seed ${values.seed}`);
console.log(
  `median: known card ${a.toFixed(3)} ms, new card ${b.toFixed(3)} ms, ratio ${(a / b).toFixed(3)}`,
);
console.log(
  `Mann-Whitney: ${deviations(known, fresh).toFixed(2)} standard deviations (beyond 2.6: less than 1 in 100 by chance)`,
);
