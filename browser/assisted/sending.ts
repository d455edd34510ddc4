import type { Later, Outcome } from './outcome.ts';
import { type List, putRow, type Row, type RowOf, rowOf, rowsIn } from './rows.ts';

export type SendingDeps = {
  /** Changes the list as it is kept now, and gives what is kept then. */
  readonly update: (change: (list: List) => List) => Promise<List>;
  readonly post: (body: string) => Promise<Outcome>;
  readonly pause: (ms: number) => Promise<void>;
  readonly newId: () => string;
};

/** A village's phone shall not use up what the gateway allows all. */
const betweenMs = 300;

/**
 * Sends what waits, one after another. Each answer is written down before the next one goes, so that whoever is
 * stopped in between sends the same bytes again and gets the same receipt. Ends when nothing waits any more, or with
 * the silence that met it.
 */
export async function sendWaiting(deps: SendingDeps): Promise<Later | undefined> {
  const stuck = new Set<number>();
  let silence: Later | undefined;
  for (;;) {
    const row = await takeNext(deps, stuck);
    if (!row) return silence;
    const outcome = await deps.post(row.body);
    if (outcome.kind !== 'later') await deps.update((list) => settled(list, row, outcome, deps.newId));
    else if (!outcome.stuck) return outcome;
    else {
      silence = outcome;
      stuck.add(row.number);
    }
    await deps.pause(betweenMs);
  }
}

/** From now on the server may have it: that is written down before it goes. */
async function takeNext(
  { update }: SendingDeps,
  stuck: ReadonlySet<number>,
): Promise<RowOf<'waiting'> | undefined> {
  const next = (list: List) => rowsIn(list, 'waiting').find(({ number }) => !stuck.has(number));
  const list = await update((before) => {
    const row = next(before);
    return row && !row.tried ? putRow(before, { ...row, tried: true }) : before;
  });
  return next(list);
}

function settled(
  list: List,
  sent: RowOf<'waiting'>,
  outcome: Exclude<Outcome, Later>,
  newId: () => string,
): List {
  const row = rowOf(list, sent.number);
  // Another tab may have deleted it.
  if (row?.state !== 'waiting' || row.body !== sent.body) return list;
  return putRow(list, rowAfter(row, outcome, newId));
}

/** For the slip, and to warn of a second row for one person. The rest has reached the office. */
const stillNeeded = ['name', 'nik', 'list.date'];

function rowAfter(row: RowOf<'waiting'>, outcome: Exclude<Outcome, Later>, newId: () => string): Row {
  const { number, added, values } = row;
  if (outcome.kind === 'sent') {
    const left = Object.entries(values).filter(([path]) => stillNeeded.includes(path));
    return { number, added, values: Object.fromEntries(left), state: 'sent', answer: outcome.answer };
  }
  if (outcome.kind === 'refused')
    return { number, added, values, state: 'refused', problems: outcome.problems };
  return { number, added, values, state: 'waiting', body: withNewId(row.body, newId()) };
}

/** Another person's receipt would have been the same: the server asks for another id, which it has not seen. */
const withNewId = (body: string, submissionId: string): string =>
  JSON.stringify({ ...JSON.parse(body), submissionId });
