import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { pageOf, textAt } from '../../../../shared/batch/text-page.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { coursesAddUp } from '../../../../shared/statement/courses.ts';
import { mergeWeeks } from '../../../../shared/statement/merge-weeks.ts';
import { type MondayCount, MondayCounter } from '../../../../shared/statement/monday-count.ts';
import type { Cohort } from '../../../../shared/statement/statement.ts';
import { countEntries } from '../../../support/composed-weeks.ts';
import {
  answered,
  applied,
  confirmed,
  courses,
  type Dated,
  followNaively,
  fourteenWeeks,
  referred,
  theWeek,
} from '../../../support/followed.ts';

/** The weeks' entries as a table would give them: sorted, in pages of this size that do not last, some of them empty. */
const pagesOf = (entries: readonly Dated[], size = 3) =>
  fourteenWeeks.map((week) => ({
    week,
    pages: pagesIn(
      entries.filter((entry) => entry.week === week),
      size,
    ),
  }));

async function* pagesIn(entries: readonly Dated[], size: number) {
  const sorted = entries
    .toSorted((a, b) => (a.sort < b.sort ? -1 : 1))
    .map(({ sort, tally }) => [sort, tally]);
  for (let at = 0; at < sorted.length; at += size) {
    const page = pageOf(sorted.slice(at, at + size), 2);
    yield page;
    page.bytes.fill(0);
    yield pageOf([], 2);
  }
}

const counted = fourteenWeeks.slice(0, 6);
const count = (entries: readonly Dated[], size = 3): Promise<MondayCount> => countParts([entries], size);

async function countParts(parts: readonly (readonly Dated[])[], size = 3): Promise<MondayCount> {
  const counter = new MondayCounter({ week: theWeek, counted }, catalog);
  await Promise.all(parts.map((entries, part) => counter.count(part, pagesOf(entries, size))));
  return counter.finish();
}

const fourWeeksLater = async (...entries: Dated[]): Promise<Cohort | undefined> =>
  (await count(entries)).cohorts['4'];

describe('the merge of several weeks', () => {
  it('hands on person by person, and of each person submission by submission', async () => {
    const property = fc.asyncProperty(courses, fc.integer({ min: 1, max: 9 }), async (all, size) => {
      const entries = all.filter(({ week }) => fourteenWeeks.includes(week));
      const taken: string[] = [];
      await mergeWeeks(pagesOf(entries, size), (week, entry) =>
        taken.push(
          `${textAt(entry.bytes, entry.sortFrom, entry.sortTo)} ${week} ${textAt(entry.bytes, entry.tallyFrom, entry.tallyTo)}`,
        ),
      );
      const groups = taken.map((one) => one.split('#', 2).join('#'));
      expect(groups.filter((group, at) => group !== groups[at - 1])).toEqual([...new Set(groups)].sort());
      expect(taken.toSorted()).toEqual(
        entries.map(({ sort, week, tally }) => `${sort} ${week} ${tally}`).sort(),
      );
    });
    await fc.assert(property, { numRuns: 60 });
  });
});

describe('a pass over fourteen weeks', () => {
  it('finds what whole lists in memory say, whatever the indexes do not show yet, and in every size of page', async () => {
    const property = fc.asyncProperty(courses, fc.integer({ min: 1, max: 9 }), async (entries, size) => {
      const { weeks, ...found } = await count(entries, size);
      expect(found).toEqual(followNaively(entries));
      for (const week of counted) {
        const { hash: _, ...alone } = countEntries(
          catalog,
          entries.filter((entry) => entry.week === week),
        );
        expect(weeks[week]).toEqual({ ...alone, hash: expect.any(String) });
      }
      expect(coursesAddUp(found, weeks)).toBe(true);
    });
    await fc.assert(property, { numRuns: 150 });
  });

  it('comes to the same where people are cut into shards', async () => {
    const property = fc.asyncProperty(courses, async (entries) => {
      const isFirst = ({ sort }: Dated) => sort.startsWith('p1');
      const shards = [entries.filter(isFirst), entries.filter((entry) => !isFirst(entry))];
      const sum = await countParts(shards);
      const whole = await count(entries);
      expect({ ...sum, weeks: withoutHash(sum) }).toEqual({ ...whole, weeks: withoutHash(whole) });
    });
    await fc.assert(property, { numRuns: 60 });
  });
});

const withoutHash = ({ weeks }: MondayCount) => Object.values(weeks).map(({ hash: _, ...rest }) => rest);

const [one, other] = [
  { person: 'p1', submission: 's1' },
  { person: 'p1', submission: 's2' },
];

describe('a person who applied four weeks ago', () => {
  it('is helped where any need was, whatever became of the others', async () => {
    const needs = [applied(one, ['ttg', 'padat-karya']), referred(one, 'ttg'), referred(one, 'padat-karya')];
    expect(await fourWeeksLater(...needs, answered(one, 'ttg', 1, 'closed', 'trained'))).toMatchObject({
      ...{ people: 1, states: { helped: 1 }, confirmed: 0 },
    });
  });

  it('is in progress while dispatch has not caught up, while held, and once a closure is opened again', async () => {
    const inProgress = { people: 1, states: { inProgress: 1 } };
    expect(await fourWeeksLater(applied(one, ['ttg']))).toMatchObject(inProgress);
    const held = referred(one, 'ttg', { state: 'held' });
    expect(await fourWeeksLater(applied(one, ['ttg']), held)).toMatchObject(inProgress);
    const reopened = [answered(one, 'ttg', 1, 'closed', 'trained', 2), answered(one, 'ttg', 2, 'accepted')];
    expect(await fourWeeksLater(applied(one, ['ttg']), referred(one, 'ttg'), ...reopened)).toMatchObject(
      inProgress,
    );
  });

  it('stands by the tenth answer and not by the ninth, which sorts behind it', async () => {
    const answers = [answered(one, 'ttg', 9, 'waiting'), answered(one, 'ttg', 10, 'closed', 'withdrawn')];
    expect(await fourWeeksLater(applied(one, ['ttg']), referred(one, 'ttg'), ...answers)).toMatchObject({
      states: { withdrawn: 1 },
    });
  });

  it('is one person with two submissions, and stands as the better one', async () => {
    const both = [applied(one, ['ttg']), referred(one, 'ttg'), applied(other, ['ttg'])];
    const check = referred(other, 'ttg', { kind: 'C' });
    const closed = [
      answered(one, 'ttg', 1, 'closed', 'not-genuine'),
      answered(other, 'ttg', 1, 'closed', 'partly-helped'),
    ];
    expect(await fourWeeksLater(...both, check, ...closed)).toMatchObject({
      people: 1,
      states: { partly: 1 },
    });
  });

  it('is not followed into what was asked in another week', async () => {
    const later = [applied(other, ['ttg'], '', 1), answered(other, 'ttg', 1, 'closed', 'trained')];
    expect(await fourWeeksLater(applied(one, ['ttg']), ...later)).toMatchObject({
      states: { inProgress: 1 },
    });
  });

  it('confirms the closure that stands: what was said last of it counts, and nothing said of an earlier one', async () => {
    const closed = [
      applied(one, ['ttg']),
      referred(one, 'ttg'),
      answered(one, 'ttg', 3, 'closed', 'trained'),
    ];
    const says = async (...said: Dated[]) => (await fourWeeksLater(...closed, ...said))?.confirmed;
    expect(await says(confirmed(one, 'ttg', 3, 1, 'not-yet'), confirmed(one, 'ttg', 3, 2, 'yes'))).toBe(1);
    expect(await says(confirmed(one, 'ttg', 3, 1, 'yes'), confirmed(one, 'ttg', 3, 2, 'not-yet'))).toBe(0);
    expect(await says(confirmed(one, 'ttg', 1, 1, 'yes'))).toBe(0);
  });
});

describe('a plan to work abroad in a household', () => {
  const plans = (...more: Dated[]) => count([applied(one, ['ttg'], 'abroad-household', 12), ...more]);

  it('has become formal work, help at home, or nothing that is known', async () => {
    expect((await plans()).shift).toEqual({ unknown: 1 });
    const helped = applied(other, ['ttg'], 'home', 1);
    expect((await plans(helped, answered(other, 'ttg', 1, 'closed', 'trained'))).shift).toEqual({
      helpedAtHome: 1,
    });
    const formal = answered(other, 'ttg', 1, 'closed', 'formal-placement');
    expect((await plans(helped, formal)).shift).toEqual({ formalPlacement: 1 });
  });

  it('of more than thirteen weeks ago is none any more', async () => {
    expect((await count([applied(one, ['ttg'], 'abroad-household', 13)])).shift).toEqual({});
  });
});

test('the proof fails where somebody has no state, or the week itself knows of more people', async () => {
  const { weeks, ...found } = await count([applied(one, ['ttg'])]);
  expect(coursesAddUp(found, weeks)).toBe(true);
  const cohort = found.cohorts['4'] as Cohort;
  expect(coursesAddUp({ ...found, cohorts: { 4: { ...cohort, states: {} } } }, weeks)).toBe(false);
  expect(coursesAddUp({ ...found, cohorts: { 4: { ...cohort, confirmed: 1 } } }, weeks)).toBe(false);
  const two = countEntries(catalog, [
    applied(one, ['ttg']),
    applied({ person: 'p2', submission: 's' }, ['ttg']),
  ]);
  expect(coursesAddUp(found, { ...weeks, [cohort.week]: two })).toBe(false);
});
