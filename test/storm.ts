// Ten thousand people apply while processes are ended at random: nothing may be lost, and nothing done twice.
import { parseArgs } from 'node:util';
import { startHost } from '../local/host.ts';
import { requireNode24 } from '../local/node-version.ts';
import { diceOf } from '../local/week/dice.ts';
import { checkStorm } from './storm/check.ts';
import { startKilling } from './storm/killer.ts';
import { closeTheWeek, restAndTick } from './storm/pace.ts';
import { type Sent, sendPeople } from './storm/phones.ts';
import { momentIn } from './support/mondays.ts';

requireNode24();

const week = '2026-W48';
/** One source may send 5,000 an hour before the desk holds the rest: people come in waves, an hour apart. */
const aWave = 2_500;

const { values } = parseArgs({
  options: { people: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
});
const [people, seed] = [Number(values.people), Number(values.seed)];
const started = performance.now();
const seconds = (): number => Math.round((performance.now() - started) / 1000);

const host = await startHost({ now: momentIn(week, 1, 9).toISOString(), redelivery: seed });
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void host.stop().finally(() => process.exit(1)));
try {
  const sent: Sent = { receipts: new Set(), tries: 0, refused: 0 };
  let kills = 0;
  for (let done = 0, hour = 9; done < people; done += aWave, hour += 1) {
    const killer = startKilling(diceOf(seed + hour));
    await sendPeople(host.url, Math.min(aWave, people - done), seed * 1_000_000 + done, sent);
    kills += await restAndTick(host, momentIn(week, 1, hour + 1), killer);
    console.log(`${sent.receipts.size} receipts, ${sent.tries} tries, ${kills} kills (${seconds()} s)`);
  }
  await closeTheWeek(host, week);
  const found = await checkStorm(host, week, sent);
  for (const problem of found.problems) console.log(problem);
  console.log(JSON.stringify({ seed, kills, ...found, problems: found.problems.length, seconds: seconds() }));
  process.exitCode = found.problems.length === 0 ? 0 : 1;
} finally {
  await host.stop();
}
