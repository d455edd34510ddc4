import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { composeStatement, templateVersion } from '../../../../shared/statement/compose.ts';
import { mondayAfter, overdueOn } from '../../../../shared/statement/due.ts';
import type { Statement, StatementPart } from '../../../../shared/statement/statement.ts';
import type { WeekCount } from '../../../../shared/statement/week-count.ts';
import {
  entriesFrom,
  knownFigures,
  rowsFrom,
  statementsOf,
  weeksFrom,
} from '../../../support/composed-weeks.ts';
import { type History, histories } from '../../../support/histories.ts';
import { flowsOf, recountWeek } from '../../../support/recount.ts';
import { expectPart } from '../../../support/recount-weeks.ts';

const offices = ['disnaker@32.12', 'desk'];
const nothing: WeekCount = { offices: {}, national: {}, underWay: 0, unmatched: 0, hash: 'empty' };
const counted = (figures: Record<string, number>, more: Partial<WeekCount> = {}): WeekCount => ({
  ...nothing,
  ...{ offices: { 'disnaker@32.12': figures }, national: figures },
  ...more,
});
const some = { choices: 2, open: 2, 'state:pending': 2, 'due:2026-11-26': 2 };

function compose(more: Partial<Parameters<typeof composeStatement>[0]>): Statement {
  return composeStatement({ week: '2026-W48', count: nothing, recounts: {}, frozen: [], offices, ...more });
}

/** The same as was told. */
const recountsOf = (statements: readonly Statement[]) =>
  Object.fromEntries(statements.map(({ week, national }) => [week, counted({ ...national.flows })]));

describe('a statement', () => {
  it('has a part for every office, also where nothing happened, and is the first where none was', () => {
    const statement = compose({ count: counted(some) });
    expect(Object.keys(statement.offices)).toEqual(offices);
    expect(statement.offices['desk']).toEqual({
      ...{ flows: {}, before: {}, opening: {}, closing: {}, corrections: {}, total: {} },
      fourWeeks: { weeks: 0, sums: {} },
    });
    expect(statement).toMatchObject({ number: 1, template: templateVersion, hash: 'empty' });
  });

  it('is numbered after the one of the week before', () => {
    const first = compose({ week: '2026-W47' });
    expect(compose({ frozen: [first] }).number).toBe(2);
    expect(compose({ frozen: [{ ...first, number: 52 }] }).number).toBe(53);
  });

  it('opens with what the last one closed with, as it is known now, and keeps the days on which it was due', () => {
    const first = compose({ week: '2026-W47', count: counted(some) });
    const more = { choices: 3, open: 3, 'state:pending': 3, 'due:2026-11-26': 3 };
    const closed = { closed: 1, open: -1, 'state:pending': -1, 'due:2026-11-26': -1 };
    const recounts = { '2026-W47': counted(more) };
    const second = compose({ frozen: [first], recounts, count: counted(closed) });
    expect(second.national.opening).toEqual({ open: 3, 'state:pending': 3 });
    expect(second.national.closing).toEqual({ open: 2, 'state:pending': 2, 'due:2026-11-26': 2 });
    expect(overdueOn(second.national.closing, mondayAfter('2026-W48'))).toBe(2);
  });

  it('sums the four weeks before and all since the first, as they are known now', () => {
    const of = (choices: number) => counted({ choices, [`in:ttg:32.12`]: choices, open: choices });
    const statements: Statement[] = [];
    for (const [at, week] of ['2026-W43', '2026-W44', '2026-W45', '2026-W46', '2026-W47'].entries())
      statements.unshift(
        compose({ week, count: of(at + 1), frozen: statements.slice(), recounts: recountsOf(statements) }),
      );
    const recounts = { ...recountsOf(statements), '2026-W47': of(15) };
    const { national } = compose({ frozen: statements, recounts, count: of(100) });
    expect(national.fourWeeks).toEqual({ weeks: 4, sums: { choices: 2 + 3 + 4 + 15 } });
    expect(national.total).toEqual({ choices: 1 + 2 + 3 + 4 + 15 + 100 });
    expect(statements[3]?.national.fourWeeks).toEqual({ weeks: 1, sums: { choices: 1 } });
  });

  it('sums all that was told where statements before it did not', () => {
    const of = (choices: number) => counted({ choices });
    const old = [compose({ week: '2026-W47', count: of(3) }), compose({ week: '2026-W46', count: of(2) })]
      .map((statement) => ({ ...statement, template: 2 }))
      .map(({ national: { total, fourWeeks, opening, ...national }, ...rest }) => ({ ...rest, national }));
    const { national } = compose({ frozen: old, recounts: { '2026-W47': of(4) }, count: of(1) });
    expect(national.total).toEqual({ choices: 2 + 4 + 1 });
    expect(national.closing).toEqual({});
  });

  it('shows the week before as it is known now, and says what has changed since', () => {
    const first = compose({ week: '2026-W47', count: counted({ choices: 1, open: 1 }) });
    const second = compose({ frozen: [first], recounts: { '2026-W47': counted({ choices: 3, open: 3 }) } });
    expect(second.national.before).toMatchObject({ choices: 3 });
    expect(second.national.corrections).toEqual({ '2026-W47': { choices: 2, open: 2 } });
    expect(second.national.closing).toMatchObject({ open: 3 });
    expect(second.offices['disnaker@32.12']).toEqual(second.national);
  });

  it('corrects nothing that a statement of template 2 did not count', () => {
    const first = compose({ week: '2026-W47', count: counted({ choices: 1 }) });
    const { flows, before, closing, corrections } = first.national;
    const old = { flows, before, closing, corrections };
    const frozen = [{ ...first, template: 2, national: old, offices: { 'disnaker@32.12': old, desk: old } }];
    const more = { choices: 2, people: 2, 'in:ttg:32.12': 2, 'wait:quota': 1, scheduled: 1 };
    const { national, offices } = compose({ frozen, recounts: { '2026-W47': counted(more) } });
    expect(national.corrections).toEqual({ '2026-W47': { choices: 1 } });
    expect(offices['disnaker@32.12']).toEqual(national);
    expect(national.before).toEqual(more);
  });

  it('tells a correction once', () => {
    const first = compose({ week: '2026-W46', count: counted({ choices: 1 }) });
    const recounts = { '2026-W46': counted({ choices: 3 }), '2026-W47': nothing };
    const second = compose({ week: '2026-W47', frozen: [first], recounts });
    const third = compose({ week: '2026-W48', frozen: [second, first], recounts });
    expect(second.national.corrections).toEqual({ '2026-W46': { choices: 2 } });
    expect(third.national.corrections).toEqual({});
  });
});

describe('the proof', () => {
  it('holds where choices match and offices add up', () => {
    expect(compose({ count: counted(some) }).proof).toEqual({ choices: true, offices: true, underWay: 0 });
  });

  it('says how many choices are under way', () => {
    expect(compose({ count: counted(some, { underWay: 3 }) }).proof.underWay).toBe(3);
  });

  it('says how many of earlier weeks are still under way', () => {
    const first = compose({ week: '2026-W47', count: counted({}, { underWay: 3 }) });
    const recounts = { '2026-W47': counted({}, { underWay: 2 }) };
    const second = compose({ frozen: [first], recounts, count: counted({}, { underWay: 1 }) });
    expect(second.proof.underWay).toBe(3);
  });

  it('fails where a referral has no choice, also one of an earlier week', () => {
    expect(compose({ count: counted(some, { unmatched: 1 }) }).proof.choices).toBe(false);
    const first = compose({ week: '2026-W47' });
    const recounts = { '2026-W47': counted({}, { unmatched: 1 }) };
    expect(compose({ frozen: [first], recounts }).proof.choices).toBe(false);
  });

  it('fails where an office that nobody knows has a need, or a figure is in one place only', () => {
    const stranger = { ...counted(some), offices: { 'disnaker@99.99': some } };
    expect(compose({ count: stranger }).proof.offices).toBe(false);
    const more = { ...counted(some), national: { ...some, closed: 1 } };
    expect(compose({ count: more }).proof.offices).toBe(false);
  });

  it('fails where more was passed on than received', () => {
    const lost = counted({ passedOn: 1 });
    expect(compose({ count: lost }).proof.offices).toBe(false);
  });
});

const partsOf = ({ national, offices: parts }: Statement): StatementPart[] => [
  national,
  ...Object.values(parts),
];

/** New, received and reopened needs less those passed on and closed: the sentence that officials can check. */
function netOf({ flows, corrections }: StatementPart): number {
  const all = [flows, ...Object.values(corrections)];
  const sum = (name: string) => all.reduce((total, figures) => total + (figures[name] ?? 0), 0);
  return sum('choices') + sum('received') + sum('reopened') - sum('passedOn') - sum('closed');
}

const weeks = weeksFrom('2026-W48', 22);
const late = fc.array(fc.nat(4), { minLength: 1, maxLength: 7 });
const played = (all: readonly History[], lags: readonly number[]) =>
  statementsOf(
    catalog,
    weeks,
    entriesFrom(all, (order) => lags[order % lags.length] ?? 0),
  );

test('open at the end = open before + new + received + reopened - passed on - closed, for every office and week', () => {
  const property = fc.property(histories(catalog), late, (all, lags) => {
    const statements = played(all, lags);
    for (const [at, statement] of statements.entries()) {
      const before = statements[at - 1];
      const opening = before ? partsOf(before) : [];
      for (const [place, part] of partsOf(statement).entries())
        expect(part.closing['open'] ?? 0).toBe((opening[place]?.closing['open'] ?? 0) + netOf(part));
    }
  });
  fc.assert(property, { numRuns: 25 });
});

test('whatever is late, statements and corrections come to what the items say', () => {
  const property = fc.property(histories(catalog), late, (all, lags) => {
    const statements = played(all, lags);
    const rows = rowsFrom(all);
    for (const week of weeks.slice(0, -5)) {
      const truth = recountWeek(rows, week);
      const known = knownFigures(statements, week, ({ national }) => national);
      expect(flowsOf(known)).toEqual(flowsOf(truth.national));
      for (const { id } of catalog.offices)
        expect(flowsOf(knownFigures(statements, week, ({ offices: parts }) => parts[id]))).toEqual(
          flowsOf(truth.offices.get(id) ?? {}),
        );
    }
    const last = statements.at(-1);
    if (!last) throw new Error('no week is frozen');
    const truths = weeks.map((week) => recountWeek(rows, week));
    expectPart(
      last.national,
      truths.map(({ national }) => national),
      last.week,
    );
    for (const [id, part] of Object.entries(last.offices))
      expectPart(
        part,
        truths.map(({ offices: of }) => of.get(id) ?? {}),
        last.week,
      );
  });
  fc.assert(property, { numRuns: 25 });
});

test('the offices add up in every statement, whatever is late', () => {
  const property = fc.property(histories(catalog), late, (all, lags) => {
    for (const { proof } of played(all, lags)) expect(proof).toMatchObject({ choices: true, offices: true });
  });
  fc.assert(property, { numRuns: 25 });
});
