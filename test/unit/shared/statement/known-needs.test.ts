import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { isStock, pick } from '../../../../shared/statement/figures.ts';
import { type KnownNeeds, knownNeeds, plannedWeeks } from '../../../../shared/statement/known-needs.ts';
import { isNeedFigure, needFiguresOf, needsIn } from '../../../../shared/statement/needs.ts';
import {
  countEntries,
  entriesFrom,
  type LateEntry,
  rowsFrom,
  statementsOf,
  weeksFrom,
} from '../../../support/composed-weeks.ts';
import { type History, histories } from '../../../support/histories.ts';
import { momentIn } from '../../../support/mondays.ts';
import { recountWeek } from '../../../support/recount.ts';

const weeks = weeksFrom('2026-W48', 8);

/** What a page knows in the last of the weeks, before or after the one before it was frozen. */
function known(entries: readonly LateEntry[], frozenWeeks: number): KnownNeeds {
  const frozen = statementsOf(catalog, weeks.slice(0, frozenWeeks), entries);
  const at = momentIn(weeks.at(-1) ?? '', 2, 9).toISOString();
  const [week = '', before = '', ...earlier] = plannedWeeks(at);
  const counted = [week, before].map((each) => {
    const seen = entries.filter((entry) => entry.week === each);
    return [each, needFiguresOf(countEntries(catalog, seen).national)] as const;
  });
  const parts = frozen
    .filter((statement) => [before, ...earlier].includes(statement.week))
    .toReversed()
    .map((statement) => [statement.week, needsIn(statement.national)] as const);
  return knownNeeds({ at, weeks: Object.fromEntries(counted) }, new Map(parts));
}

/** The same from the items alone. */
function truth(all: readonly History[]) {
  const recounted = weeks.map((week) => needFiguresOf(recountWeek(rowsFrom(all), week).national));
  const flows = recounted.map((figures) => pick(figures, (name) => !isStock(name)));
  const sum: Record<string, number> = {};
  for (const [name, count] of flows.slice(-4).flatMap((figures) => Object.entries(figures)))
    sum[name] = (sum[name] ?? 0) + count;
  return { newInWeek: flows.at(-1), newInFourWeeks: sum, open: pick(recounted.at(-1) ?? {}, isStock) };
}

const within = (all: readonly History[]) =>
  all.filter(({ first }) => first.receivedAt < momentIn(weeks.at(-1) ?? '', 7, 0).toISOString());
const dice = fc.array(fc.nat(1), { minLength: 1, maxLength: 7 });

test.each([
  ['after Monday’s statement', 7],
  ['before Monday’s statement', 6],
])('new and open needs are those of the items, whatever came a week late: %s', (_, frozenWeeks) => {
  const property = fc.property(histories(catalog), dice, (all, late) => {
    const lives = within(all);
    const entries = entriesFrom(lives, (order) => late[order % late.length] ?? 0);
    const { week: _week, ...found } = known(entries, frozenWeeks);
    // What was late in the fifth week back is in no statement yet where the last Monday has not been.
    if (frozenWeeks === 6 && late.includes(1)) return;
    expect(found).toEqual(truth(lives));
  });
  fc.assert(property, { numRuns: 60 });
});

test('a system without any statement knows what was counted', () => {
  const at = '2026-11-25T02:00:00.000Z';
  const found = knownNeeds(
    { at, weeks: { '2026-W48': { 'need:ttg:32.12': 2, 'open:ttg:32.12': 1 }, '2026-W47': {} } },
    new Map(),
  );
  expect(found).toEqual({
    ...{ week: '2026-W48', newInWeek: { 'need:ttg:32.12': 2 } },
    ...{ newInFourWeeks: { 'need:ttg:32.12': 2 }, open: { 'open:ttg:32.12': 1 } },
  });
});

test('a figure by program and place is told from all others', () => {
  const names = ['need:ttg:32.12', 'open:ttg:32.12', 'need-training:x:y:', 'open', 'program:ttg', 'due:past'];
  expect(names.filter(isNeedFigure)).toEqual(names.slice(0, 3));
});
