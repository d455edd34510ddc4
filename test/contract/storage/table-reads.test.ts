import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Item, Key, Query, Table } from '../../../shared/storage/table.ts';
import { AllTables, engines } from '../../support/all-tables.ts';
import { all, rowsIn } from '../../support/items.ts';

const tables = new AllTables();
let run = 0;
beforeAll(() => tables.start());
afterAll(() => tables.stop());

describe.each(engines)('the table on %s', (engine) => {
  let table: Table;
  let pk: string;
  beforeEach(() => {
    table = tables.open(engine);
    run += 1;
    pk = `T#${run}`;
  });

  const key = (sk = 'A'): Key => ({ pk, sk });
  const names = async (query: Omit<Query, 'partition'> & { partition?: string }) =>
    (await all(table.query({ partition: pk, ...query }))).map(({ sk }) => sk);

  describe('a query', () => {
    beforeEach(async () => {
      for (const sk of ['b-2', 'a-1', 'b-10', 'B', 'a_1', 'b-1']) await table.put(key(sk));
      await table.put({ pk: `${pk}0`, sk: 'b-1' });
    });

    it('tells the items of its partition in the order of bytes', async () => {
      expect(await names({})).toEqual(['B', 'a-1', 'a_1', 'b-1', 'b-10', 'b-2']);
      expect(await names({ consistent: true, descending: true })).toEqual([
        'b-2',
        'b-10',
        'b-1',
        'a_1',
        'a-1',
        'B',
      ]);
    });

    it('keeps to a prefix, to what comes after a key, and to a limit', async () => {
      expect(await names({ prefix: 'b-' })).toEqual(['b-1', 'b-10', 'b-2']);
      expect(await names({ after: 'a_1' })).toEqual(['b-1', 'b-10', 'b-2']);
      expect(await names({ after: 'b-1', limit: 1 })).toEqual(['b-10']);
      expect(await names({ prefix: 'b-', descending: true, limit: 2 })).toEqual(['b-2', 'b-10']);
      expect(await names({ prefix: 'z' })).toEqual([]);
    });

    it('ends with whoever stops reading', async () => {
      for await (const { sk } of table.query({ partition: pk })) {
        expect(sk).toBe('B');
        break;
      }
    });
  });

  it('a query reads on where a page of 1 MB ends', async () => {
    const page = 'x'.repeat(300_000);
    for (let n = 0; n < 8; n += 1) await table.put({ ...key(`${n}`), page });
    expect(await names({})).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
    expect(await names({ limit: 5, descending: true })).toEqual(['7', '6', '5', '4', '3']);
  });

  it('pages hold the texts that were asked for, in order, and none is lost where one of 1 MB ends', async () => {
    const long = 'x'.repeat(300_000);
    for (let n = 0; n < 8; n += 1)
      await table.put({ ...key(`${n}`), long, count: n, ...(n > 3 && { name: 'Añ' }) });
    const read = async (query: Partial<Query>) =>
      rowsIn(table.pages({ partition: pk, ...query }, ['name', 'sk']));
    const some = ['0', '1', '2', '3'].map((sk) => ['', sk]);
    const named = ['4', '5', '6', '7'].map((sk) => ['Añ', sk]);
    expect(await read({})).toEqual([...some, ...named]);
    expect(await read({ limit: 5, descending: true })).toEqual([...named.toReversed(), ['', '3']]);
    expect(await read({ partition: `${pk}-none` })).toEqual([]);
  });

  it('pages hold each text whole, also one that looks like the end of an item', async () => {
    const hard = '"}},{"S":"\\"}}],"Items":[ñ'.repeat(2_000);
    for (const sk of ['0', '1', '2', '3']) await table.put({ ...key(sk), hard: `${sk}${hard}` });
    const read = await rowsIn(table.pages({ partition: pk }, ['hard', 'sk']));
    expect(read).toEqual(['0', '1', '2', '3'].map((sk) => [`${sk}${hard}`, sk]));
  });

  describe('an index', () => {
    const entry = (sk: string, since?: string, more = {}): Item => ({
      ...key(sk),
      ...{ kind: 'referral', state: 'pending', due: '2026-11-30', ownerNumber: 1, restricted: false },
      ...(since && { officeShard: pk, since }),
      ...more,
    });

    it('of offices holds what has its attributes, in order of since, and no more', async () => {
      for (const one of [entry('A', '2026-11-25'), entry('B', '2026-11-24'), entry('C')])
        await table.put(one);
      expect(await names({ index: 'byOffice' })).toEqual(['B', 'A']);
      expect(await names({ index: 'byOffice', after: '2026-11-24' })).toEqual(['A']);
      await table.update(key('A'), { remove: ['officeShard', 'since'] });
      expect(await names({ index: 'byOffice' })).toEqual(['B']);
    });

    it('follows an item to its next owner', async () => {
      await table.put(entry('A', '2026-11-25'));
      await table.update(key('A'), { set: { officeShard: `${pk}-next`, state: 'accepted' } });
      expect(await names({ index: 'byOffice' })).toEqual([]);
      const [moved] = await all(table.query({ index: 'byOffice', partition: `${pk}-next` }));
      expect(moved).toMatchObject({
        state: 'accepted',
        due: '2026-11-30',
        ownerNumber: 1,
        restricted: false,
      });
    });

    it('of weeks holds what counts, person by person', async () => {
      for (const [sk, weekSort] of [
        ['A', 'p2#s'],
        ['B', 'p1#s'],
      ] as const)
        await table.put({ ...key(sk), kind: 'submission', weekShard: pk, weekSort, tally: 'S|x' });
      const found = await all(table.query({ index: 'byWeek', partition: pk }));
      expect(found).toMatchObject([
        { sk: 'B', tally: 'S|x', kind: 'submission' },
        { sk: 'A', tally: 'S|x' },
      ]);
      expect(await names({ index: 'byWeek', prefix: 'p2' })).toEqual(['A']);
      const rows = await rowsIn(table.pages({ index: 'byWeek', partition: pk }, ['weekSort', 'tally']));
      expect(rows).toEqual([
        ['p1#s', 'S|x'],
        ['p2#s', 'S|x'],
      ]);
    });
  });
});
