import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { roundedTable } from '../../../../shared/letter/rounding.ts';
import type { Statement, StatementPart } from '../../../../shared/statement/statement.ts';
import { tellStatement } from '../../../../shared/statement/statement-facts.ts';

const part: StatementPart = {
  flows: {
    ...{ submissions: 9, choices: 14, repeats: 1, answered: 3, received: 2, notCovered: 4 },
    ...{ 'program:ttg': 11, 'program:tki-bermasalah': 20, 'training:las': 3 },
    ...{ 'district:32.12': 11, 'restricted-district:32.12': 20, 'restricted-district:11.01': 5 },
    ...{ 'group:purna': 11, 'restricted-group:bermasalah': 20 },
  },
  before: { submissions: 7, choices: 8, 'program:remitansi': 8 },
  closing: { open: 6, 'state:pending': 4, 'state:waiting': 2, 'due:past': 3, 'due:2026-12-01': 3 },
  corrections: { '2026-W46': { choices: 2, open: 2, 'program:ttg': 2 }, '2026-W45': { closed: -1 } },
};
const previous: StatementPart = { ...part, closing: { open: 5, 'state:pending': 5 } };
const statement: Statement = {
  ...{ week: '2026-W47', number: 12, template: 1, hash: 'hash' },
  proof: { choices: true, offices: true, underWay: 2 },
  national: part,
  offices: { 'disnaker@32.12': { ...part } },
};
const own = (): StatementPart => {
  const found = statement.offices['disnaker@32.12'];
  if (!found) throw new Error('no part');
  return found;
};
const toldTo = (whom: 'office' | 'national') =>
  tellStatement(statement, whom === 'national' ? statement.national : own(), previous, catalog);

describe('what a statement tells', () => {
  it('is its number, its week in both languages, and its proof', () => {
    expect(toldTo('office')).toMatchObject({
      number: 12,
      weekInWords: {
        id: 'Senin 16 - Minggu 22 November 2026, WIB',
        en: 'Monday 16 - Sunday 22 November 2026, WIB',
      },
      proof: { choices: true, offices: true, underWay: 2 },
    });
  });

  it('sets what happened beside the week before as it is known now', () => {
    expect(toldTo('office').totals).toMatchObject({
      submissions: { now: 9, before: 7 },
      choices: { now: 14, before: 8 },
      repeats: { now: 1, before: 0 },
      received: { now: 2, before: 0 },
    });
  });

  it('sets what stands open beside what stood open a week before', () => {
    expect(toldTo('office').totals).toMatchObject({
      open: { now: 6, before: 5 },
      pending: { now: 4, before: 5 },
      waiting: { now: 2, before: 0 },
      overdue: { now: 3, before: 0 },
    });
  });

  it('tells requests from places that are not covered to the country only', () => {
    expect(toldTo('national').totals.notCovered).toEqual({ now: 4, before: 0 });
    expect(toldTo('office').totals).not.toHaveProperty('notCovered');
  });

  it('lists corrections of what happened, week by week', () => {
    const week = { id: expect.stringContaining('November 2026'), en: expect.any(String) };
    expect(toldTo('office').corrections).toEqual([
      { weekInWords: week, total: 'choices', change: 2 },
      { weekInWords: week, total: 'closed', change: -1 },
    ]);
  });

  it('is told without a week before, too', () => {
    const first = tellStatement(statement, own(), undefined, catalog);
    expect(first.totals.open).toEqual({ now: 6, before: 0 });
  });
});

describe('the tables', () => {
  it('leave out rows that are zero in both weeks', () => {
    const labels = toldTo('office').tables.programs?.map(({ label }) => label.id);
    const named = (id: string) => catalog.program(id).name.id;
    expect(labels).toEqual(['ttg', 'remitansi', 'tki-bermasalah'].map(named));
  });

  it('show districts and groups in catalog order, by name', () => {
    expect(toldTo('office').tables.districts?.map(({ label, now }) => [label.id, now])).toEqual([
      [catalog.district('11.01').name, 5],
      [catalog.district('32.12').name, 11],
      [catalog.district('32.12').name, 20],
    ]);
  });

  it('never show an office what belongs to a restricted program: not its name, place or group', () => {
    const { tables } = toldTo('office');
    for (const rows of Object.values(tables)) {
      const shown = roundedTable(rows ?? [], 'office').rows;
      expect(shown.map(({ now }) => now)).not.toContain(20);
    }
    expect(roundedTable(tables.districts ?? [], 'office').rows).toEqual([
      { label: expect.objectContaining({ id: catalog.district('32.12').name }), now: 10, before: 0 },
    ]);
  });

  it('show the country one row for each place and group, restricted programs among them', () => {
    const { programs, districts, groups } = toldTo('national').tables;
    const shown = [programs, districts, groups].map((rows) =>
      roundedTable(rows ?? [], 'national').rows.map(({ label, now }) => `${label.id} ${now}`),
    );
    const [program, district, other] = [
      catalog.program('tki-bermasalah').name.id,
      catalog.district('32.12').name,
      catalog.district('11.01').name,
    ];
    expect(shown[0]).toContain(`${program} 20`);
    expect(shown[1]).toEqual([`${district} 30`, `${other} 5`]);
    expect(shown[2]).toHaveLength(2);
  });
});
