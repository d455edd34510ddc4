import { expect, test } from 'vitest';
import { MemoryTable } from '../../../../shared/storage/memory-table.ts';
import { openNeedsOf } from '../../../../shared/storage/open-needs.ts';
import { addNeeds, need } from '../../../support/needs.ts';

const at = Date.parse('2029-01-02T02:00:00Z');
const later = at / 1000 + 60;

test('what is open of a year is found by office, in all of its weeks and in no others', async () => {
  const table = new MemoryTable(undefined, () => at);
  await addNeeds(
    table,
    need(1, { week: '2026-W01', expiresAt: later }),
    need(2, { week: '2026-W53', state: 'held', office: 'desk' }),
    need(3, { kind: 'check', state: 'waiting', expiresAt: later }),
    need(4, { state: 'closed', expiresAt: later }),
    need(5, { expiresAt: at / 1000 - 60 }),
    // New Year’s Day 2027 is in the last week of 2026.
    need(6, { week: '2026-W53', year: 2027 }),
  );
  expect(Object.fromEntries(await openNeedsOf(2026, table))).toEqual({ 'disnaker@32.12': 2, desk: 1 });
  expect(Object.fromEntries(await openNeedsOf(2027, table))).toEqual({ 'disnaker@32.12': 1 });
  expect((await openNeedsOf(2028, table)).size).toBe(0);
});
