import { describe, expect, it } from 'vitest';
import { type StoredItem, writeUnits } from '../../../bench/cost/write-units.ts';

const index = { name: 'byOffice', keys: ['pk', 'sk', 'office', 'since'], projected: ['state'] };
const item = (attributes: Record<string, string>): StoredItem =>
  Object.fromEntries(Object.entries({ pk: 'p', sk: 's', ...attributes }).map(([name, S]) => [name, { S }]));
const bytes = (one: StoredItem): number => JSON.stringify(one).length;
const units = (before: StoredItem | undefined, after: StoredItem | undefined) =>
  Object.fromEntries(writeUnits(before, after, [index], bytes));

const listed = { office: 'a', since: '1', state: 'open' };

describe('the write units of a change', () => {
  it('are one for a new item, and one for each index that holds it', () => {
    expect(units(undefined, item({}))).toEqual({ '': 1, byOffice: 0 });
    expect(units(undefined, item(listed))).toEqual({ '': 1, byOffice: 1 });
  });

  it('grow by the larger of both images, a unit a kilobyte begun', () => {
    const long = 'x'.repeat(2100);
    expect(units(item({ story: long }), item({}))).toEqual({ '': 3, byOffice: 0 });
    expect(units(item({}), item({ story: long }))).toEqual({ '': 3, byOffice: 0 });
  });

  it('spare an index whose part of the item stays as it is', () => {
    expect(units(item({ ...listed, n: '1' }), item({ ...listed, n: '2' }))).toEqual({ '': 1, byOffice: 0 });
    expect(units(item(listed), item({ ...listed, state: 'done' }))).toEqual({ '': 1, byOffice: 1 });
  });

  it('are two in an index where the item moves, and one where it leaves', () => {
    expect(units(item(listed), item({ ...listed, office: 'b' }))).toEqual({ '': 1, byOffice: 2 });
    expect(units(item(listed), item({}))).toEqual({ '': 1, byOffice: 1 });
    expect(units(item(listed), undefined)).toEqual({ '': 1, byOffice: 1 });
  });
});
