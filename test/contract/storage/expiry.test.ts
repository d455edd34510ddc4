import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Key, Query, Table } from '../../../shared/storage/table.ts';
import { AllTables, engines, tableClock } from '../../support/all-tables.ts';
import { all, rowsIn } from '../../support/items.ts';

const tables = new AllTables();
let run = 0;
beforeAll(() => tables.start());
afterAll(() => tables.stop());

const end = 1_800_000_000;

describe.each(engines)('what is past, on %s, though nothing has deleted it', (engine) => {
  let table: Table;
  let pk: string;
  const key = (sk: string): Key => ({ pk, sk });
  const found = async (query: Partial<Query> = {}) =>
    (await all(table.query({ partition: pk, ...query }))).map(({ sk }) => sk);

  beforeEach(async () => {
    table = tables.open(engine);
    run += 1;
    pk = `E#${run}`;
    tableClock.now = (end - 1) * 1000;
    const listed = (since: string) => ({ officeShard: pk, since, weekShard: pk, weekSort: since });
    await table.put({ ...key('a'), ...listed('1'), expiresAt: end });
    await table.put({ ...key('b'), ...listed('2'), expiresAt: end + 1 });
    await table.put({ ...key('c'), ...listed('3') });
  });

  it('is there until its second comes', async () => {
    tableClock.now = end * 1000 - 1;
    expect(await table.get(key('a'))).toMatchObject({ expiresAt: end });
    expect(await found()).toEqual(['a', 'b', 'c']);
    tableClock.now = end * 1000;
    expect(await table.get(key('a'))).toBeUndefined();
    expect(await table.get(key('b'))).toMatchObject({ expiresAt: end + 1 });
  });

  it('is in no list, and takes no place in one that is limited', async () => {
    tableClock.now = end * 1000;
    expect(await found()).toEqual(['b', 'c']);
    expect(await found({ limit: 1 })).toEqual(['b']);
    expect(await found({ limit: 2, descending: true, consistent: true })).toEqual(['c', 'b']);
    expect(await found({ index: 'byOffice' })).toEqual(['b', 'c']);
    expect(await found({ index: 'byOffice', limit: 1 })).toEqual(['b']);
  });

  it('stands in the index of weeks, which does not hold when it ends, also page by page', async () => {
    tableClock.now = end * 1000;
    expect(await found({ index: 'byWeek' })).toEqual(['a', 'b', 'c']);
    const rows = await rowsIn(table.pages({ index: 'byWeek', partition: pk }, ['weekSort']));
    expect(rows).toEqual([['1'], ['2'], ['3']]);
  });

  it('is not in the way of a new one, but for one other', async () => {
    tableClock.now = end * 1000;
    expect(await table.putNew({ ...key('a'), fresh: 1 })).toEqual({ stored: true });
    expect(await table.putNew({ ...key('a'), fresh: 2 })).toMatchObject({ existing: { fresh: 1 } });
    expect(await table.get(key('a'))).toEqual({ ...key('a'), fresh: 1 });
  });

  it('cannot be changed, nor given a later end', async () => {
    tableClock.now = end * 1000;
    const change = { set: { expiresAt: end + 100 } };
    expect(await table.update(key('a'), change)).toEqual({ updated: false, item: undefined });
    expect(await table.update(key('b'), change)).toMatchObject({ updated: true });
    expect(await table.update(key('c'), change)).toMatchObject({ updated: true });
    tableClock.now = (end + 50) * 1000;
    expect(await found()).toEqual(['b', 'c']);
  });
});
