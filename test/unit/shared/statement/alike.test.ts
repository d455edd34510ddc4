import { expect, test } from 'vitest';
import { AlikeEntries } from '../../../../shared/statement/alike.ts';
import { CountedTallies } from '../../../../shared/statement/counted.ts';
import { packTally, type ReferralTally } from '../../../../shared/statement/tally.ts';
import { bytesOf } from '../../../support/entry-bytes.ts';

const referral: ReferralTally = {
  ...{ kind: 'R', district: '32.12', group: 'purna', sex: 'f', ageBand: '30-39', minute: 'm' },
  ...{ program: 'ttg', trainingType: '', office: 'disnaker@32.12', state: 'pending', due: '2026-11-30' },
};

function reader() {
  const tallies = new CountedTallies();
  const read = (more: Partial<ReferralTally>) =>
    tallies.read(...bytesOf(packTally({ ...referral, ...more })));
  return { tallies, read };
}

test('entries of more kinds than may wait are all counted, and those alike are worked out once', () => {
  const { tallies, read } = reader();
  let [workedOut, choices, training] = [0, 0, 0];
  const alike = new AlikeEntries(
    tallies,
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
      alike.add(read({ sex, trainingType: `t${kind % 40}`, office: `o${kind}` }));
  for (let times = 0; times < 5; times += 1) alike.add(read({}));
  alike.settle();
  alike.settle();
  expect([choices, training]).toEqual([2 * kinds + 5, 2 * (kinds / 40)]);
  expect(workedOut).toBeLessThanOrEqual(2 * kinds + 1);
});

test('an entry whose district, day or office differs is of another kind', () => {
  const { tallies, read } = reader();
  const applied: number[] = [];
  const alike = new AlikeEntries(
    tallies,
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
    alike.add(read(other));
  alike.settle();
  expect(applied).toEqual([2, 1, 1, 1]);
});

test('what waits is worked out before its numbers stand for something else', () => {
  const { tallies, read } = reader();
  const choices = new Map<string, number>();
  const alike = new AlikeEntries(
    tallies,
    () => false,
    ({ office, adds }, times) =>
      adds.includes('choices') && choices.set(office, (choices.get(office) ?? 0) + times),
  );
  alike.add(read({ office: 'first' }));
  for (let kind = 0; kind < 61_000; kind += 1) read({ office: `o${kind}` });
  alike.add(read({ office: 'last' }));
  alike.settle();
  expect([...choices]).toEqual([
    ['first', 1],
    ['last', 1],
  ]);
});
