import { expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { MemoryTable } from '../../../../shared/storage/memory-table.ts';
import { findOffice, saveOffice } from '../../../../shared/storage/offices.ts';
import { OpenDistricts } from '../../../../shared/storage/open-districts.ts';
import { countingTable } from '../../../support/counting-table.ts';
import { fillDirectory } from '../../../support/directory.ts';

it('a district is open where its manpower office has a verified mailbox, and learns so within five minutes', async () => {
  const table = countingTable(new MemoryTable());
  await fillDirectory(table, catalog, { 'disnaker@32.12': { verified: false } });
  let now = 0;
  const open = new OpenDistricts(table, () => now);
  expect((await open.read()).size).toBe(59);
  expect((await open.read()).has('32.12')).toBe(false);

  const office = await findOffice(table, 'disnaker@32.12');
  if (office) await saveOffice(table, { ...office, verified: true });
  now = 5 * 60_000 - 1;
  expect((await open.read()).has('32.12')).toBe(false);
  now += 1;
  expect((await open.read()).has('32.12')).toBe(true);
  expect(table.calls.filter((call) => call === 'query')).toHaveLength(2);
});

it('is asked again after a failure, and when the clock goes backwards', async () => {
  const store = new MemoryTable();
  await fillDirectory(store, catalog);
  let fails = true;
  const table = countingTable(store);
  const flaky = {
    ...table,
    query: (query: Parameters<typeof table.query>[0]) => {
      if (fails) throw new Error('gone');
      return table.query(query);
    },
  };
  let now = 1_000_000;
  const open = new OpenDistricts(flaky, () => now);
  await expect(open.read()).rejects.toThrow('gone');
  fails = false;
  expect((await open.read()).size).toBe(60);
  now = 0;
  await open.read();
  expect(table.calls).toHaveLength(2);
});
