import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { countEntries, entriesFrom, rowsFrom, weeksFrom } from '../../../support/composed-weeks.ts';
import { histories } from '../../../support/histories.ts';
import { flowsOf, recountWeek } from '../../../support/recount.ts';
import { entryOf } from '../../../support/tallies.ts';

const given = { ...{ district: '32.12', group: 'purna', sex: 'f', ageBand: '30-39' }, minute: 'm' } as const;
const submission = (person: string, submitted: string, programs: readonly string[]) =>
  entryOf({ person, submission: submitted }, 'S', {
    ...{ kind: 'S', ...given, programs, plan: '', placement: '' },
  });
const referral = (person: string, submitted: string, program: string, kind: 'R' | 'C' = 'R') =>
  entryOf({ person, submission: submitted }, `${kind}#${program}`, {
    ...{ kind, ...given, program, trainingType: '', office: 'disnaker@32.12' },
    ...{ state: 'pending', due: '2026-11-30' },
  });

describe('the merge of a week', () => {
  it('finds a referral or a check for every choice', () => {
    const count = countEntries(catalog, [
      ...[submission('a', '1', ['ttg', 'padat-karya']), referral('a', '1', 'ttg')],
      ...[referral('a', '1', 'padat-karya', 'C'), submission('b', '2', ['ttg']), referral('b', '2', 'ttg')],
    ]);
    expect(count).toMatchObject({ underWay: 0, unmatched: 0 });
    expect(count.national).toMatchObject({ submissions: 2, choices: 3, referrals: 2, repeats: 1 });
  });

  it('counts choices that nothing follows from yet', () => {
    const entries = [submission('a', '1', ['ttg', 'padat-karya']), referral('a', '1', 'ttg')];
    expect(countEntries(catalog, entries)).toMatchObject({ underWay: 1, unmatched: 0 });
  });

  it('finds what nobody asked for, and what exists twice', () => {
    const orphan = [referral('a', '1', 'ttg')];
    expect(countEntries(catalog, orphan)).toMatchObject({ underWay: 0, unmatched: 1 });
    const twice = [submission('a', '1', ['ttg']), referral('a', '1', 'ttg'), referral('a', '1', 'ttg', 'C')];
    expect(countEntries(catalog, twice)).toMatchObject({ underWay: 0, unmatched: 1 });
    const other = [submission('a', '1', ['ttg']), referral('a', '1', 'remitansi')];
    expect(countEntries(catalog, other)).toMatchObject({ underWay: 1, unmatched: 1 });
  });

  it('keeps two submissions of one person apart', () => {
    const entries = [
      ...[submission('a', '1', ['ttg']), referral('a', '1', 'ttg')],
      ...[submission('a', '2', ['ttg']), referral('a', '2', 'ttg', 'C')],
    ];
    expect(countEntries(catalog, entries)).toMatchObject({ underWay: 0, unmatched: 0 });
  });

  it('counts a submission once at an office, however many of its choices are there', () => {
    const entries = [submission('a', '1', ['ttg', 'remitansi']), referral('a', '1', 'ttg')];
    const { offices } = countEntries(catalog, [...entries, referral('a', '1', 'remitansi')]);
    expect(offices['disnaker@32.12']).toMatchObject({ submissions: 1, choices: 2 });
  });
});

describe('a week’s hash', () => {
  const entries = [submission('a', '1', ['ttg']), referral('a', '1', 'ttg')];

  it('is the same for the same entries', () => {
    expect(countEntries(catalog, entries.toReversed()).hash).toBe(countEntries(catalog, entries).hash);
  });

  it('changes with every entry', () => {
    const hashes = [[], entries.slice(0, 1), entries, [...entries, submission('b', '2', ['ttg'])]];
    expect(new Set(hashes.map((each) => countEntries(catalog, each).hash)).size).toBe(4);
  });
});

test('requests from places that are not covered are counted for the country', () => {
  expect(countEntries(catalog, [], { notCovered: 7 })).toMatchObject({
    national: { notCovered: 7 },
    offices: {},
  });
});

test('every week comes to what its items say, office by office and for the country', () => {
  const property = fc.property(histories(catalog), (all) => {
    const entries = entriesFrom(all, () => 0);
    for (const week of weeksFrom('2026-W48', 20)) {
      const count = countEntries(
        catalog,
        entries.filter((entry) => entry.week === week),
      );
      const truth = recountWeek(rowsFrom(all), week);
      expect(flowsOf(count.national)).toEqual(flowsOf(truth.national));
      for (const { id } of catalog.offices)
        expect(flowsOf(count.offices[id] ?? {})).toEqual(flowsOf(truth.offices.get(id) ?? {}));
    }
  });
  fc.assert(property, { numRuns: 40 });
});
