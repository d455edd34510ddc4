import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { CountedTallies } from '../../../../shared/statement/counted.ts';
import { packTally, type Tally, unpackTally } from '../../../../shared/statement/tally.ts';
import { bytesOf } from '../../../support/entry-bytes.ts';
import { histories } from '../../../support/histories.ts';
import { decisionTally, referralTally, submissionTally } from '../../../support/tallies.ts';

const tallies = histories(catalog).map((all) =>
  all.flatMap(({ first, answers }) => [
    submissionTally(first, [first.program, 'perlindungan']),
    referralTally(first),
    ...answers.map((answer) => decisionTally(first, answer)),
  ]),
);

/** Of each kind, what no figure is made of. */
const uncounted: Readonly<Record<string, readonly string[]>> = {
  S: ['district', 'group', 'sex', 'ageBand', 'minute', 'placement'],
  R: ['sex', 'ageBand', 'minute', 'due'],
  C: ['sex', 'ageBand', 'minute', 'due'],
  D: ['group', 'minute', 'dueBefore', 'due'],
};
const countedOf = (tally: object): object =>
  Object.fromEntries(
    Object.entries(tally).filter(([name]) => !uncounted[(tally as Tally).kind]?.includes(name)),
  );

const daysOf = (tally: Tally): string => {
  if (tally.kind === 'D') return `${tally.dueBefore}|${tally.due}`;
  return tally.kind === 'R' || tally.kind === 'C' ? tally.due : '';
};

test('what is read of a tally is all that is counted, whatever was read before', () => {
  const property = fc.property(tallies, (all) => {
    const reader = new CountedTallies();
    for (const tally of [...all, ...all]) {
      const { counted, days } = reader.read(...bytesOf(packTally(tally)));
      expect(countedOf(counted)).toEqual(countedOf(tally));
      expect(reader.daysOf(days)).toBe(daysOf(tally));
    }
  });
  fc.assert(property, { numRuns: 60 });
});

test('tallies that differ in nothing that is counted, or in days alone, are one object, and others are not', () => {
  const reader = new CountedTallies();
  const read = (text: string) => reader.read(...bytesOf(text)).counted;
  const first = read('R|32.12|purna|f|30-39|2026-11-25T02:00Z|ttg||desk|pending|2026-11-30');
  expect(read('R|32.12|purna|m|18-29|2026-11-26T02:00Z|ttg||desk|pending|2026-12-01')).toBe(first);
  expect(read('C|32.12|purna|f|30-39|2026-11-25T02:00Z|ttg||desk|pending|2026-11-30')).not.toBe(first);
});

test('what is no tally is refused, also where one that is has the same counted fields', () => {
  const reader = new CountedTallies();
  const whole = 'S|32.12|calon|f|30-39|2026-11-25T02:00Z|ttg|home|';
  const old = 'S|32.12|calon|f|30-39|2026-11-25T02:00Z|ttg';
  const referral = 'R|32.12|purna|f|30-39|2026-11-25T02:00Z|ttg||desk|pending|2026-11-30';
  for (const text of [whole, old, referral])
    expect(reader.read(...bytesOf(text)).counted).toEqual(unpackTally(text));
  for (const text of [
    '',
    'X|1',
    'S|ttg',
    'S|ttg|home|',
    'S|1|2|3|4|5',
    `${whole}|more`,
    'F|a',
    `${referral}|more`,
  ])
    expect(() => reader.read(...bytesOf(text))).toThrow('not a tally');
});
