import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import {
  type ConfirmationTally,
  type DecisionTally,
  packTally,
  unpackTally,
} from '../../../../shared/statement/tally.ts';
import { effectsOfDecision } from '../../../support/effects.ts';
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

const oldDecision =
  'D|R|32.12|purna|ttg|2026-11-25T02:00Z|decline|desk|bappenas|held|pending|2026-11-30|2026-12-10|';

test.each([
  ['training types', oldDecision, ''],
  ['reasons, incentives and first answers', `${oldDecision}|las`, 'las'],
])('a decision that was written before %s were counted says all the rest', (_, packed, trainingType) => {
  const tally = unpackTally(packed);
  expect(tally).toEqual({
    ...{ kind: 'D', of: 'R', district: '32.12', group: 'purna', program: 'ttg' },
    ...{ minute: '2026-11-25T02:00Z', action: 'decline', office: 'desk', owner: 'bappenas' },
    ...{ from: 'held', to: 'pending', dueBefore: '2026-11-30', due: '2026-12-10', outcome: '' },
    ...{ trainingType, reason: '', incentive: '', firstAnswer: '' },
  });
  const [left] = effectsOfDecision(tally as DecisionTally, false);
  expect(left?.figures).toMatchObject({ answered: 1, passedOn: 1, 'handover:desk:bappenas': 1 });
  expect(Object.keys(left?.figures ?? {}).filter((name) => /^(decline|first-answer)/.test(name))).toEqual([]);
});

test('a submission that was written before plans were counted says all the rest', () => {
  expect(unpackTally('S|32.12|calon|f|30-39|2026-11-25T02:00Z|ttg')).toEqual({
    ...{ kind: 'S', district: '32.12', group: 'calon', sex: 'f', ageBand: '30-39' },
    ...{ minute: '2026-11-25T02:00Z', programs: ['ttg'], plan: '', placement: '' },
  });
});

test('what an applicant said of a closure is packed too', () => {
  const tally: ConfirmationTally = {
    ...{ kind: 'F', district: '32.12', group: 'purna', program: 'ttg' },
    ...{ minute: '2026-11-25T02:00Z', closure: '4', answer: 'not-yet' },
  };
  expect(unpackTally(packTally(tally))).toEqual(tally);
});

test('what is no tally is refused, not counted', () => {
  for (const text of ['', 'X|1', 'S|32.12', 'R|a|b|c', 'S|1|2|3|4|5|6|7', 'F|a', `${oldDecision}|a|b`])
    expect(() => unpackTally(text)).toThrow('not a tally');
});
