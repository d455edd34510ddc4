import { randomBytes } from 'node:crypto';
import { weekOf } from '../../../shared/calendar/week.ts';
import { RequestError, Unavailable } from '../../../shared/errors.ts';
import { shardOf, unsentLetters, weekShard } from '../../../shared/storage/keys.ts';
import type { Change, Condition, Item, Table } from '../../../shared/storage/table.ts';
import type { Deps } from '../harness/open-deps.ts';

/** The same table, but for some of its methods. */
export const withTable =
  (of: (table: Table) => Partial<Table>) =>
  (deps: Deps): Deps => ({
    ...deps,
    table: { ...deps.table, ...of(deps.table) },
  });

type Update = readonly [change: Change, condition: Condition];
export const withUpdate = (of: (change: Change, condition: Condition) => Update) =>
  withTable((table) => ({
    update: (key, change, condition = {}) => table.update(key, ...of(change, condition)),
  }));

export const withNew = (of: (item: Item) => Item) =>
  withTable((table) => ({ putNew: (item) => table.putNew(of(item)) }));

export const overwrites = (isMeant: (item: Item) => boolean) =>
  withTable((table) => ({
    putNew: async (item) => {
      if (!isMeant(item)) return table.putNew(item);
      await table.put(item);
      return { stored: true };
    },
  }));

export const claims = ({ set }: Change): boolean => set?.['state'] === 'claimed';
export const isNews = ({ oneOf }: Condition): boolean => oneOf?.['state'] !== undefined;
/** The week of the calendar in London. */
const weekInUtc = (at: string): string => weekOf(new Date(Date.parse(at) - 7 * 3_600_000));

export function inUtc(item: Item): Item {
  if (item['kind'] !== 'submission') return item;
  const week = weekInUtc(String(item['receivedAt']));
  return { ...item, week, weekShard: weekShard(week, shardOf(String(item['person']))) };
}

export async function swallowed<T>(call: () => Promise<T>, instead: T): Promise<T> {
  return call().catch((error: unknown) => {
    if (error instanceof Unavailable) return instead;
    throw error;
  });
}

export function anewEachTime(deps: Deps): Deps {
  const spoiled = overwrites(({ pk }) => pk.startsWith('T#'))(deps);
  const { table } = spoiled;
  return {
    ...spoiled,
    table: { ...table, get: async (key) => (key.sk === 'NATIONAL' ? undefined : table.get(key)) },
  };
}

export function forgetsLetters(deps: Deps): Deps {
  const { table } = deps;
  return {
    ...deps,
    table: {
      ...table,
      async *query(query) {
        if (query.partition !== unsentLetters) yield* table.query(query);
      },
    },
  };
}

export function otherReceipts(deps: Deps): Deps {
  return {
    ...deps,
    digests: async () =>
      Object.assign(Object.create(await deps.digests()), { receiptBytes: () => randomBytes(32) }),
  };
}

export function leavesWeeksOut(deps: Deps): Deps {
  const { table } = deps;
  return {
    ...deps,
    table: {
      ...table,
      get: async (key) => (key.sk === 'TOLD' ? { ...key, kind: 'told' } : table.get(key)),
    },
  };
}

export function logsWhatIsSealed(deps: Deps): Deps {
  const { sealer, report } = deps;
  const seal: typeof sealer.seal = (text, boundTo) => {
    report.log('sealed', { text });
    return sealer.seal(text, boundTo);
  };
  return { ...deps, sealer: Object.assign(Object.create(sealer), { seal }) };
}

/** The queue is told that all is well. */
export function givesUp(deps: Deps): Deps {
  return {
    ...deps,
    mailer: { send: (mail) => deps.mailer.send(mail).catch(() => 'given up') },
  };
}

export const countsAgain = withUpdate((change, condition) => {
  if (!change.addToSet) return [change, condition];
  const member = randomBytes(6).toString('hex');
  const room = condition.roomInSet && { roomInSet: { ...condition.roomInSet, member } };
  return [{ addToSet: { members: member } }, { ...condition, ...room }];
});

export function remembersAddresses(deps: Deps): Deps {
  const { table } = deps;
  const known = new Map<string, Item | undefined>();
  return {
    ...deps,
    table: {
      ...table,
      get: async (key) => {
        if (key.pk !== 'OFFICE') return table.get(key);
        if (!known.has(key.sk)) known.set(key.sk, await table.get(key));
        return known.get(key.sk);
      },
    },
  };
}

export const refusesAgain = withTable((table) => ({
  putNew: async (item) => {
    const answer = await table.putNew(item);
    if (!answer.stored && item.sk === 'S') throw new RequestError('try-again');
    return answer;
  },
}));

export function storesInClear(deps: Deps): Deps {
  const { sealer } = deps;
  const seal: typeof sealer.seal = (text, boundTo) =>
    swallowed(() => sealer.seal(text, boundTo), Buffer.from(text));
  return { ...deps, sealer: Object.assign(Object.create(sealer), { seal }) };
}

export const makesLetters = withTable((table) => ({
  update: async (key, change, condition = {}) => {
    const answer = await table.update(key, change, condition);
    if (isNews(condition) && !answer.item) await table.put({ ...key, ...change.set });
    return answer;
  },
}));

export function looksNotBack(deps: Deps): Deps {
  const { table } = deps;
  const anHourLater = (after: string) => new Date(Date.parse(after) + 3_600_000).toISOString();
  return {
    ...deps,
    table: {
      ...table,
      query: ({ after, ...query }) => table.query({ ...query, ...(after && { after: anHourLater(after) }) }),
    },
  };
}

export const marksFirst = withUpdate((change, condition) => [
  claims(change)
    ? { ...change, set: { ...change.set, state: 'sent' }, remove: ['officeShard', 'since'] }
    : change,
  condition,
]);

export const swallowsErrors = withTable((table) => ({
  putNew: (item) => swallowed(() => table.putNew(item), { stored: true }),
  update: (...change) => swallowed(() => table.update(...change), { updated: false, item: undefined }),
}));

export const neverSettles = (deps: Deps): Deps => ({
  ...deps,
  queue: {
    ...deps.queue,
    send: async (message, seconds) =>
      message.kind === 'settle' ? undefined : deps.queue.send(message, seconds),
  },
});

/** Whoever reads first and writes later does not ask the table whether it still holds. */
export const unconditional = withUpdate((change, { roomInSet }) => [
  change,
  { ...(roomInSet && { roomInSet }) },
]);

/** Looks whether it is there, and then writes it. */
export const looksFirst = withTable((table) => ({
  putNew: async (item) => {
    const existing = await table.get(item);
    if (existing) return { stored: false, existing };
    await table.put(item);
    return { stored: true };
  },
}));

/** Keeps what was written of submissions, and of needs that were answered. */
export function noticing(deps: Deps): { readonly changed: Item[]; readonly deps: Deps } {
  const changed: Item[] = [];
  const { table } = deps;
  const watched = withTable(() => ({
    putNew: async (item) => {
      const answer = await table.putNew(item);
      if (answer.stored && item.sk === 'S') changed.push(item);
      return answer;
    },
    update: async (...change) => {
      const answer = await table.update(...change);
      const isTold = answer.item && ('answerNumber' in answer.item || 'requestNumber' in answer.item);
      if (answer.updated && isTold) changed.push(answer.item);
      return answer;
    },
  }));
  return { changed, deps: watched(deps) };
}
