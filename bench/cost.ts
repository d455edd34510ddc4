/**
 * The bill of a million accepted submissions: what the template names and what a played day on the local host used, at
 * dated prices, beside the design that guides show and the floor. `npm run bench:cost -- --people 300 --seed 2`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig } from '../infra/config.ts';
import { loadAssembly } from '../local/assembly/assembly.ts';
import { synthesize } from '../local/assembly/synthesize.ts';
import { startHost } from '../local/host.ts';
import { requireNode24 } from '../local/node-version.ts';
import { momentIn } from '../test/support/mondays.ts';
import { answered, type Measured, unanswered } from './cost/bill.ts';
import { fixedLines } from './cost/fixed.ts';
import { openMeter, partOf, type Usage, usedBetween } from './cost/meter.ts';
import { answerAll, apply, hourStrikes, openLists, refuse } from './cost/play.ts';
import { tellBill, total } from './cost/tell.ts';
import { atMost, tellTargets } from './tell.ts';

requireNode24();
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    /** Of a hundred people. */
    troubled: { type: 'string', default: '1' },
  },
});
const [people, seed] = [Number(values.people), Number(values.seed)];
const crowd = { seed, troubled: Number(values.troubled) };
const week = '2026-W47';
const warmUp = 40;

const logDirectory = mkdtempSync(join(tmpdir(), 'cost-'));
const assembly = await synthesize(fileURLToPath(new URL('..', import.meta.url)), { stage: 'prod' });
const host = await startHost({
  assembly,
  ...{ now: momentIn(week, 0, 8).toISOString(), redelivery: false, poolSize: 1, logDirectory },
});
try {
  const read = openMeter(host, logDirectory, readConfig('prod').origin ?? host.url);
  /** What a phase used, divided by how many it was. */
  const phase = async (what: string, act: () => Promise<number>): Promise<{ used: Usage; count: number }> => {
    console.error(what);
    const before = read();
    const count = await act();
    return { used: partOf(usedBetween(before, read()), count), count };
  };
  await apply(host, crowd, 0, warmUp);
  const accepted = await phase(`${people} apply`, () => apply(host, crowd, warmUp, people));
  const again = await phase('their phones send again', () => apply(host, crowd, warmUp, people));
  const refused = await phase('others are refused', () => refuse(host, crowd, people));
  const letter = await phase('an hour strikes', () => hourStrikes(host, week, 0, 10));
  const lists = await openLists(host);
  const answer = await phase('offices answer', () => answerAll(host, lists));
  // Each referral is one new item of a kilobyte; an office's page shows a part of a long list.
  const needs = accepted.used.writeUnits['R table'] ?? 0;
  const measured: Measured = {
    ...{ accepted: accepted.used, again: again.used, refused: refused.used },
    ...{ letter: letter.used, answer: answer.used, needs },
  };
  const { system } = host.running;
  const memory = new Map(system.functions.map(({ name, memoryMb }) => [name, memoryMb]));
  const bill = {
    ...{ measured, people, seed, letters: letter.count, answers: answer.count },
    ...{ unanswered: unanswered(measured, memory), answered: answered(measured, memory) },
    fixed: fixedLines(loadAssembly(assembly), system),
  };
  console.log(tellBill(bill));
  tellTargets('cost', [
    atMost('a million accepted, unanswered, without email', 10, total(bill.unanswered), { unit: 'dollars' }),
  ]);
} finally {
  await host.stop();
  rmSync(logDirectory, { recursive: true, force: true });
}
