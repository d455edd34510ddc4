import { describe, expect, it } from 'vitest';
import type { Change, Item, Table, Value } from '../../shared/storage/table.ts';
import type { Deps } from './harness/open-deps.ts';
import { playThrough } from './harness/play-through.ts';
import { days, longer } from './harness/scenarios.ts';
import { withTable } from './mistakes/spoil.ts';

/** What newer code stands for here: it has put something into every item, and into the newest entry of every list. */
const later = 'of-the-next-version';

/** Lists that are read, lengthened and written back. */
const lists = ['answers', 'requests'];

function lengthened(value: Value | undefined): Value | undefined {
  if (!Array.isArray(value) || value.length === 0) return value;
  return [...value.slice(0, -1), { ...(value.at(-1) as Item), later }];
}

const inLists = (set: Change['set'] = {}): NonNullable<Change['set']> =>
  Object.fromEntries(
    Object.entries(set).map(([name, value]) => [
      name,
      lists.includes(name) ? (lengthened(value) ?? value) : value,
    ]),
  );

const newerWrites = withTable((table) => ({
  putNew: (item) => table.putNew({ ...item, later }),
  update: (key, change, condition) => table.update(key, { ...change, set: inLists(change.set) }, condition),
}));

/** Items of which something is gone that newer code had put there. */
function forgotten(rows: readonly Item[], put: ReadonlySet<string>): string[] {
  return rows
    .filter(({ pk, sk }) => put.has(`${pk} ${sk}`))
    .flatMap((row) => [
      ...(row['later'] === later ? [] : [`${row['kind']} ${row.sk}`]),
      ...lists.flatMap((name) => entriesWithout(row, name)),
    ]);
}

const entriesWithout = (row: Item, name: string): string[] =>
  ((row[name] as Item[] | undefined) ?? []).flatMap((entry, at) =>
    entry['later'] === later ? [] : [`${row['kind']} ${row.sk}: ${name}.${at}`],
  );

async function play(scenario: (typeof days)[number], besides: (deps: Deps) => Deps = (deps) => deps) {
  const put = new Set<string>();
  const noting = withTable((table) => ({
    putNew: (item) => {
      put.add(`${item.pk} ${item.sk}`);
      return table.putNew(item);
    },
  }));
  const spoil = (deps: Deps) => noting(newerWrites(besides(deps)));
  const { violations, cloud } = await playThrough(scenario, { mistake: { spoil } });
  return { violations, put, forgotten: forgotten(cloud.store.everything(), put) };
}

describe('code that does not know what newer code has written', () => {
  it.each([...days, ...longer])('goes on with it and keeps it: $name', async (scenario) => {
    const { violations, put, forgotten: gone } = await play(scenario);
    expect(violations).toEqual([]);
    expect(gone).toEqual([]);
    expect(put.size).toBeGreaterThan(3);
  });

  it('would be noticed here if it wrote a whole item back, as it reads it', async () => {
    const rewriting = withTable((table: Table) => ({
      update: async (...change) => {
        const result = await table.update(...change);
        if (result.updated) {
          const { later: _, ...known } = result.item;
          await table.put(known as Item);
        }
        return result;
      },
    }));
    const [scenario] = days;
    if (!scenario) throw new Error('no scenario');
    expect((await play(scenario, rewriting)).forgotten).toContainEqual(expect.stringMatching(/^referral R#/));
  });
});
