import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { CountedTallies } from '../../../../shared/statement/counted.ts';
import { packTally, type Tally, unpackTally } from '../../../../shared/statement/tally.ts';
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
  R: ['sex', 'ageBand', 'minute'],
  C: ['sex', 'ageBand', 'minute'],
  D: ['group', 'minute'],
};
const countedOf = (tally: object): object =>
  Object.fromEntries(
    Object.entries(tally).filter(([name]) => !uncounted[(tally as Tally).kind]?.includes(name)),
  );

test('what is read of a tally is all that is counted, whatever was read before', () => {
  const property = fc.property(tallies, (all) => {
    const reader = new CountedTallies();
    for (const tally of [...all, ...all])
      expect(countedOf(reader.read(packTally(tally)))).toEqual(countedOf(tally));
  });
  fc.assert(property, { numRuns: 60 });
});

test('tallies that differ in nothing that is counted are one object, and others are not', () => {
  const reader = new CountedTallies();
  const first = reader.read('R|32.12|purna|f|30-39|2026-11-25T02:00Z|ttg||desk|pending|2026-11-30');
  expect(reader.read('R|32.12|purna|m|18-29|2026-11-26T02:00Z|ttg||desk|pending|2026-11-30')).toBe(first);
  expect(reader.read('C|32.12|purna|f|30-39|2026-11-25T02:00Z|ttg||desk|pending|2026-11-30')).not.toBe(first);
});

test('what is no tally is refused, also where one that is has the same counted fields', () => {
  const reader = new CountedTallies();
  const whole = 'S|32.12|calon|f|30-39|2026-11-25T02:00Z|ttg|home|';
  const old = 'S|32.12|calon|f|30-39|2026-11-25T02:00Z|ttg';
  for (const text of [whole, old]) expect(reader.read(text)).toEqual(unpackTally(text));
  for (const text of ['', 'X|1', 'S|ttg', 'S|ttg|home|', 'S|1|2|3|4|5', `${whole}|more`, 'F|a'])
    expect(() => reader.read(text)).toThrow('not a tally');
});
