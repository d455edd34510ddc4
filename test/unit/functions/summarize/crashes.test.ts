import { beforeAll, describe, expect, it } from 'vitest';
import { freezeWeek } from '../../../../functions/summarize/freeze-week.ts';
import { diceOf } from '../../../../local/week/dice.ts';
import { firstOf, lengthOf } from '../../../../shared/batch/text-page.ts';
import { jakartaDate } from '../../../../shared/calendar/week.ts';
import { possibleActions } from '../../../../shared/referral/answer.ts';
import { statementKey } from '../../../../shared/storage/keys.ts';
import { MemoryTable, pagesOf } from '../../../../shared/storage/memory-table.ts';
import { findStatement } from '../../../../shared/storage/statements.ts';
import type { Item, Table } from '../../../../shared/storage/table.ts';
import { netsBody } from '../../../faults/harness/applicant.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { weeksFrom } from '../../../support/composed-weeks.ts';
import { requestFor } from '../../../support/histories.ts';
import { weekly } from '../../../support/items.ts';
import { closeWeek, momentIn } from '../../../support/mondays.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';
import { tinyCatalog } from '../../../support/tiny-catalog.ts';

const weeks = weeksFrom('2026-W46', 3);
const week = weeks.at(-1) ?? '';
let system: TestSystem;
/** Everything that stands before the Monday after the last week. */
let before: readonly Item[];

beforeAll(async () => {
  system = await startSystem({ catalog: tinyCatalog });
  for (const [at, each] of weeks.entries()) {
    system.clock.now = momentIn(each, 1, 9);
    for (let seed = 1; seed <= 12; seed += 1) await system.enroll(netsBody(100 * at + seed));
    await system.pump();
    await someAreAnswered(each, weeks[at - 1]);
    if (each !== week) await closeWeek(system, each);
  }
  before = system.store.everything().filter(isCounted);
});

async function someAreAnswered(...of: readonly (string | undefined)[]): Promise<void> {
  const { catalog } = system.deps;
  const at = system.clock.now;
  for (const each of of.filter((one) => one !== undefined))
    for (const [order, need] of (await weekly(system.store, each)).referrals.entries()) {
      const actions = possibleActions(need, { catalog, at, office: need.office });
      const action = actions.find((one) => one === (order % 3 > 0 ? 'accept' : 'close'));
      if (!action) continue;
      const choose = <T>([first]: readonly T[]): T => first as T;
      const request = requestFor(need, action, { catalog, today: jakartaDate(at), choose });
      await answerAsOwner(system, need, request);
    }
  await system.pump();
}

/** What a count reads: entries of the index, statements, the directory. */
const isCounted = (item: Item): boolean =>
  'weekShard' in item || item.sk === 'NATIONAL' || item.pk === 'OFFICE';

async function copy(): Promise<MemoryTable> {
  const table = new MemoryTable();
  for (const item of before) await table.put(item);
  return table;
}

/** The table in pages of one entry; the process ends at one of them, if one is named. */
function inSmallPages(table: Table, diesAt?: number) {
  let page = 0;
  async function* pages(...[query, names]: Parameters<Table['pages']>) {
    for await (const each of pagesOf(table.query(query), names, 1)) {
      page += 1;
      if (page === diesAt) throw new Error('the process has ended');
      yield each;
    }
  }
  return { table: Object.assign(Object.create(table) as Table, { pages }), read: () => page };
}

const freeze = (table: Table) => freezeWeek(week, { ...system.deps, table });
const frozenIn = async (table: Table): Promise<Item> => {
  const item = await table.get(statementKey(week, 'NATIONAL'));
  if (!item) throw new Error('nothing is frozen');
  return item;
};

describe('a count that ends in the middle', () => {
  it('is begun again, and freezes the same bytes as one that nothing disturbed: at each of fifty pages', async () => {
    const undisturbed = await copy();
    const whole = inSmallPages(undisturbed);
    await freeze(whole.table);
    const expected = await frozenIn(undisturbed);
    expect(whole.read()).toBeGreaterThan(60);
    const pages = diceOf(2026).shuffled(Array.from({ length: whole.read() }, (_, page) => page + 1));
    for (const page of pages.slice(0, 50)) {
      const table = await copy();
      await expect(freeze(inSmallPages(table, page).table)).rejects.toThrow('the process has ended');
      expect(table.everything()).toHaveLength(before.length);
      await freeze(inSmallPages(table).table);
      expect(await frozenIn(table)).toEqual(expected);
    }
  });
});

describe('two counts at once', () => {
  it('freeze one statement, which both go by, also where one does not see the newest entries', async () => {
    const table = await copy();
    async function* pages(...asked: Parameters<Table['pages']>) {
      for await (const page of table.pages(...asked)) yield firstOf(page, lengthOf(page) - 1);
    }
    const behind = Object.assign(Object.create(table) as Table, { pages });
    const statements = await Promise.all([freeze(table), freeze(behind), freeze(table)]);
    const frozen = await findStatement(table, week);
    for (const statement of statements) expect(statement).toEqual(frozen);
  });
});
