import { expect, test } from 'vitest';
import { AlikeEntries } from '../../../../shared/statement/alike.ts';
import { type CountedReferral, CountedTallies, type Read } from '../../../../shared/statement/counted.ts';
import { packTally, type ReferralTally } from '../../../../shared/statement/tally.ts';

const referral: ReferralTally = {
  ...{ kind: 'R', district: '32.12', group: 'purna', sex: 'f', ageBand: '30-39', minute: 'm' },
  ...{ program: 'ttg', trainingType: '', office: 'disnaker@32.12', state: 'pending', due: '2026-11-30' },
};

const reader = () => {
  const tallies = new CountedTallies();
  return (more: Partial<ReferralTally>) =>
    tallies.read(packTally({ ...referral, ...more })) as Read & { counted: CountedReferral };
};

const add = (alike: AlikeEntries, { counted, days }: ReturnType<ReturnType<typeof reader>>): void =>
  alike.add(counted, days);

test('entries of more kinds than may wait are all counted, and those alike are worked out once', () => {
  const read = reader();
  let [workedOut, choices, training] = [0, 0, 0];
  const alike = new AlikeEntries(
    () => false,
    ({ adds }, times) => {
      workedOut += adds.includes('choices') ? 1 : 0;
      choices += adds.includes('choices') ? times : 0;
      training += adds.includes('training:t0') ? times : 0;
    },
  );
  const kinds = 31_000;
  for (const sex of ['f', 'm'])
    for (let kind = 0; kind < kinds; kind += 1)
      add(alike, read({ sex, trainingType: `t${kind % 40}`, office: `o${kind}` }));
  for (let times = 0; times < 5; times += 1) add(alike, read({}));
  alike.settle();
  alike.settle();
  expect([choices, training]).toEqual([2 * kinds + 5, 2 * (kinds / 40)]);
  expect(workedOut).toBeLessThanOrEqual(2 * kinds + 1);
});

test('an entry whose district, day or office differs is of another kind', () => {
  const read = reader();
  const applied: number[] = [];
  const alike = new AlikeEntries(
    () => false,
    ({ adds }, times) => applied.push(...adds.filter((name) => name.startsWith('due:')).map(() => times)),
  );
  for (const other of [
    {},
    { minute: 'n', ageBand: '18-29' },
    { district: '32.09' },
    { due: '2026-12-01' },
    { office: 'desk' },
  ])
    add(alike, read(other));
  alike.settle();
  expect(applied).toEqual([2, 1, 1, 1]);
});
