import { expect, test } from 'vitest';
import { AlikeEntries } from '../../../../shared/statement/alike.ts';
import { Counter } from '../../../../shared/statement/figures.ts';
import type { ReferralTally } from '../../../../shared/statement/tally.ts';

const referral: ReferralTally = {
  ...{ kind: 'R', district: '32.12', group: 'purna', sex: 'f', ageBand: '30-39', minute: 'm' },
  ...{ program: 'ttg', trainingType: '', office: 'disnaker@32.12', state: 'pending', due: '2026-11-30' },
};

test('entries of more kinds than may wait are all counted, and those alike are worked out once', () => {
  const counter = new Counter();
  let workedOut = 0;
  const alike = new AlikeEntries(
    () => false,
    ({ figures }, times) => {
      workedOut += 1;
      counter.addAll(figures, times);
    },
  );
  const kinds = 31_000;
  for (const sex of ['f', 'm'])
    for (let kind = 0; kind < kinds; kind += 1)
      alike.add({ ...referral, sex, trainingType: `t${kind % 40}`, office: `o${kind}` });
  for (let times = 0; times < 5; times += 1) alike.add(referral);
  alike.settle();
  alike.settle();
  expect(counter.figures()).toMatchObject({ choices: 2 * kinds + 5, 'training:t0': 2 * (kinds / 40) });
  expect(workedOut).toBeLessThanOrEqual(2 * kinds + 1);
});

test('an entry whose district, day or office differs is of another kind', () => {
  const applied: number[] = [];
  const alike = new AlikeEntries(
    () => false,
    (_, times) => applied.push(times),
  );
  for (const other of [
    {},
    { minute: 'n', ageBand: '18-29' },
    { district: '32.09' },
    { due: '2026-12-01' },
    { office: 'desk' },
  ])
    alike.add({ ...referral, ...other });
  alike.settle();
  expect(applied).toEqual([2, 1, 1, 1]);
});
