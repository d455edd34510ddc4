import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { packTally, unpackTally } from '../../../../shared/statement/tally.ts';
import { histories } from '../../../support/histories.ts';
import { decisionTally, referralTally, submissionTally } from '../../../support/tallies.ts';

const tallies = histories(catalog).map((all) =>
  all.flatMap(({ first, answers }) => [
    submissionTally(first, [first.program, 'perlindungan']),
    referralTally(first),
    ...answers.map((answer) => decisionTally(first, answer)),
  ]),
);

test('a packed tally says the same when it is unpacked, and is short', () => {
  const property = fc.property(tallies, (all) => {
    for (const tally of all) {
      const packed = packTally(tally);
      expect(unpackTally(packed)).toEqual(tally);
      expect(packed.length).toBeLessThan(200);
    }
  });
  fc.assert(property);
});

test('a submission without any program is none with one nameless program', () => {
  const packed = 'S|32.12|purna|f|30-39|2026-11-25T02:00Z|';
  expect(unpackTally(packed)).toMatchObject({ programs: [] });
});

test('a decision that was written before training types were counted says all the rest', () => {
  const packed =
    'D|R|32.12|purna|ttg|2026-11-25T02:00Z|accept|desk|desk|held|pending|2026-11-30|2026-12-10|helped';
  expect(unpackTally(packed)).toMatchObject({ program: 'ttg', outcome: 'helped', trainingType: '' });
});

test('what is no tally is refused, not counted', () => {
  for (const text of ['', 'X|1', 'S|32.12', 'R|a|b|c', 'S|1|2|3|4|5|6|7'])
    expect(() => unpackTally(text)).toThrow('not a tally');
});
