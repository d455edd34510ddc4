import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Item, Key, Table } from '../../../shared/storage/table.ts';
import { AllTables, engines } from '../../support/all-tables.ts';

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

  describe('an item', () => {
    const values = {
      text: 'Siti ’Aminah\n',
      empty: '',
      number: -1.5,
      yes: true,
      nothing: null,
      list: ['a', 1, ['b'], { c: [] }],
      map: { a: { b: 'c' } },
      bytes: new Uint8Array([0, 1, 127, 128, 255]),
    };

    it('comes back as it was put', async () => {
      await table.putNew({ ...key(), ...values });
      const { bytes, ...rest } = (await table.get(key())) ?? ({} as Item);
      expect(rest).toEqual({ ...key(), ...values, bytes: undefined });
      expect(bytes).toBeInstanceOf(Uint8Array);
      expect([...(bytes as Uint8Array)]).toEqual([...values.bytes]);
    });

    it('is left out where there is none', async () => {
      expect(await table.get(key())).toBeUndefined();
    });

    it('that exists is not put again, and is told', async () => {
      expect(await table.putNew({ ...key(), by: 'first', tags: ['x'] })).toEqual({ stored: true });
      expect(await table.putNew({ ...key(), by: 'second' })).toEqual({
        stored: false,
        existing: { ...key(), by: 'first', tags: ['x'] },
      });
      expect(await table.get(key())).toMatchObject({ by: 'first' });
    });

    it('is put new by one of twenty at a time, and all others see that one', async () => {
      const tries = Array.from({ length: 20 }, (_, by) => table.putNew({ ...key(), by }));
      const answers = await Promise.all(tries);
      expect(answers.filter(({ stored }) => stored)).toHaveLength(1);
      const by = (await table.get(key()))?.['by'];
      for (const answer of answers) if (!answer.stored) expect(answer.existing['by']).toBe(by);
    });

    it('is replaced whole, and removed', async () => {
      await table.put({ ...key(), a: 1, b: 2 });
      await table.put({ ...key(), b: 3 });
      expect(await table.get(key())).toEqual({ ...key(), b: 3 });
      await table.remove(key());
      await table.remove(key());
      expect(await table.get(key())).toBeUndefined();
    });
  });

  describe('an update', () => {
    beforeEach(() => table.put({ ...key(), state: 'queued', attempt: 1, note: 'x' }));

    it('sets, adds and removes, and tells what stands then', async () => {
      const change = {
        set: { state: 'sent', new: { a: 1 } },
        add: { attempt: 2, fresh: 5 },
        remove: ['note', 'no'],
      };
      const expected = { ...key(), state: 'sent', new: { a: 1 }, attempt: 3, fresh: 5 };
      expect(await table.update(key(), change)).toEqual({ updated: true, item: expected });
      expect(await table.get(key())).toEqual(expected);
    });

    it('may only remove', async () => {
      const { item } = await table.update(key(), { remove: ['note'] }, { oneOf: { state: ['queued'] } });
      expect(item).toEqual({ ...key(), state: 'queued', attempt: 1 });
    });

    it('may name attributes that are reserved words, or look like expressions', async () => {
      const set = { status: 1, name: 2, '#n0': 3, ':v0': 4, 'a.b[0]': 5 };
      const { item } = await table.update(key(), { set }, { equals: { state: 'queued' } });
      expect(item).toMatchObject({ status: 1, name: 2, '#n0': 3, ':v0': 4 });
    });

    it('never makes an item', async () => {
      expect(await table.update(key('B'), { set: { a: 1 } })).toEqual({ updated: false, item: undefined });
      expect(await table.get(key('B'))).toBeUndefined();
    });

    it('that is refused changes nothing and tells what stands', async () => {
      const answer = await table.update(key(), { set: { a: 1 } }, { equals: { state: 'sent' } });
      expect(answer).toEqual({ updated: false, item: { ...key(), state: 'queued', attempt: 1, note: 'x' } });
    });

    it.each([
      ['equals', { equals: { state: 'queued', attempt: 1 } }, true],
      ['equals, one of two', { equals: { state: 'queued', attempt: 2 } }, false],
      ['equals, of another type', { equals: { attempt: '1' } }, false],
      ['equals, of nothing', { equals: { gone: 'x' } }, false],
      ['one of', { oneOf: { state: ['sent', 'queued'] } }, true],
      ['one of others', { oneOf: { state: ['sent', 'claimed'] } }, false],
      ['absent', { absent: ['gone'] }, true],
      ['absent, but there', { absent: ['gone', 'note'] }, false],
      ['below', { absentOrBelow: { attempt: 2 } }, true],
      ['not below itself', { absentOrBelow: { attempt: 1 } }, false],
      ['absent instead of below', { absentOrBelow: { gone: 1 } }, true],
      ['a text below', { absentOrBelow: { note: 'y' } }, true],
      ['a text not below a number', { absentOrBelow: { note: 5 } }, false],
      ['all together', { equals: { attempt: 1 }, absent: ['gone'], oneOf: { state: ['queued'] } }, true],
      ['all but one', { equals: { attempt: 1 }, absent: ['note'], oneOf: { state: ['queued'] } }, false],
    ])('happens where %s holds', async (_, condition, updated) => {
      expect(await table.update(key(), { set: { done: true } }, condition)).toMatchObject({ updated });
    });

    it('that may create gives what is lacking, and leaves alone what is there', async () => {
      const change = { addToSet: { members: 'a' }, orCreate: { kind: 'set', end: 9 } };
      const created = { ...key('B'), kind: 'set', end: 9, members: ['a'] };
      expect(await table.update(key('B'), change)).toEqual({ updated: true, item: created });
      const other = { set: { n: 1 }, orCreate: { kind: 'other', end: 10 } };
      expect(await table.update(key('B'), other)).toEqual({ updated: true, item: { ...created, n: 1 } });
      expect(await table.update(key(), other)).toMatchObject({ item: { state: 'queued', kind: 'other' } });
    });

    it('that may create does so only where its condition holds of nothing', async () => {
      const change = { set: { a: 1 }, orCreate: { kind: 'x' } };
      const refused = await table.update(key('B'), change, { equals: { state: 'queued' } });
      expect(refused).toEqual({ updated: false, item: undefined });
      expect(await table.get(key('B'))).toBeUndefined();
    });

    it('of twenty at a time that ask for the same state happens once', async () => {
      const tries = Array.from({ length: 20 }, (_, by) =>
        table.update(key(), { set: { state: 'claimed', by } }, { equals: { state: 'queued' } }),
      );
      expect((await Promise.all(tries)).filter(({ updated }) => updated)).toHaveLength(1);
    });
  });

  describe('a set', () => {
    const join = (member: string) =>
      table.update(
        key(),
        { addToSet: { members: member } },
        { roomInSet: { name: 'members', member, limit: 2 } },
      );

    it('takes members up to its limit, each once, and comes back sorted', async () => {
      await table.put(key());
      expect(await join('b')).toMatchObject({ updated: true, item: { members: ['b'] } });
      expect(await join('a')).toMatchObject({ updated: true, item: { members: ['a', 'b'] } });
      expect(await join('b')).toMatchObject({ updated: true, item: { members: ['a', 'b'] } });
      expect(await join('c')).toEqual({ updated: false, item: { ...key(), members: ['a', 'b'] } });
    });

    it('takes several at once, also where one is named twice', async () => {
      await table.put(key());
      const change = { addToSet: { members: ['b', 'a', 'b'] } };
      expect(await table.update(key(), change)).toMatchObject({
        updated: true,
        item: { members: ['a', 'b'] },
      });
    });

    it('is not begun where there is no item', async () => {
      expect(await join('a')).toEqual({ updated: false, item: undefined });
    });
  });
});
