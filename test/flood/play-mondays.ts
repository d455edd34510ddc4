import type { Host } from '../../local/host.ts';
import { rest } from '../storm/pace.ts';
import { type MondayRun, runMonday } from './monday.ts';

type Options = { readonly concurrent: number; readonly rounds: number; readonly firstSeed: number };

/** The same Monday, by turns with nobody and with so many people at the form, on one host that has seen it before. */
export async function playMondays(host: Host, week: string, { concurrent, rounds, firstSeed }: Options) {
  await runMonday(host, week, { people: 0, firstSeed });
  const quiet: MondayRun[] = [];
  const busy: MondayRun[] = [];
  for (let round = 0; round < rounds; round += 1) {
    quiet.push(await runMonday(host, week, { people: 0, firstSeed }));
    busy.push(await runMonday(host, week, { people: concurrent, firstSeed: firstSeed + round * concurrent }));
    await rest(host);
  }
  const served = busy.reduce((sum, { served: one }) => sum + one.receipts.size, 0);
  const figures = {
    concurrent,
    ...compare('statement', quiet, busy),
    ...compare('letters', quiet, busy),
    ...{ servedOnMonday: served, mostTriesOnMonday: Math.max(0, ...busy.flatMap((run) => run.served.tries)) },
  };
  console.table(figures);
  const missing = rounds * concurrent - served;
  return { ...figures, problems: missing > 0 ? [`${missing} of Monday's applicants are not served`] : [] };
}

function compare(what: 'statement' | 'letters', quiet: readonly MondayRun[], busy: readonly MondayRun[]) {
  const [alone, together] = [quiet, busy].map((runs) => median(runs.map((run) => run[what]))) as [
    number,
    number,
  ];
  return {
    [`${what}AloneMs`]: alone,
    [`${what}TogetherMs`]: together,
    [`${what}Ratio`]: Number((together / alone).toFixed(2)),
  };
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
