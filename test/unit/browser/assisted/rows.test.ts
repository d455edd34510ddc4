import { describe, expect, it } from 'vitest';
import {
  isFixed,
  putRow,
  rowsIn,
  sameCard,
  withoutOld,
  withoutRow,
  withoutSent,
} from '../../../../browser/assisted/rows.ts';
import { listOf, sent, waiting, wrong } from '../../../support/assisted-lists.ts';

const hour = 3_600_000;
const numbersIn = ({ rows }: ReturnType<typeof listOf>) => rows.map(({ number }) => number);

describe('the numbers of a list', () => {
  it('stay in order, whoever is put in first', () => {
    expect(numbersIn(listOf(waiting(3), waiting(1), waiting(2)))).toEqual([1, 2, 3]);
  });

  it('are not used again after somebody is removed', () => {
    const list = withoutRow(listOf(waiting(1), waiting(2)), 2);
    expect(list.next).toBe(3);
    expect(numbersIn(list)).toEqual([1]);
  });

  it('go on after the highest one', () => {
    expect(listOf(waiting(12), waiting(4)).next).toBe(13);
  });

  it('stand for one person each: a row takes the place of the one before', () => {
    const list = putRow(listOf(wrong(1), wrong(2)), waiting(1));
    expect(numbersIn(list)).toEqual([1, 2]);
    expect(rowsIn(list, 'waiting')).toHaveLength(1);
  });
});

describe('what the server has, or may have,', () => {
  const tried = { ...waiting(2), state: 'waiting', body: '{}', tried: true } as const;

  it('is fixed', () => {
    expect([sent(1), tried, waiting(3), wrong(4)].map(isFixed)).toEqual([true, true, false, false]);
  });

  it('is not taken back', () => {
    const list = listOf(sent(1), tried, waiting(3));
    expect(numbersIn([1, 2, 3].reduce(withoutRow, list))).toEqual([1, 2]);
  });
});

it('each person stays for 72 hours after being added, also when the clock is set back', () => {
  const list = listOf({ ...waiting(1), added: 0 }, { ...waiting(2), added: 10 * hour });
  expect(numbersIn(withoutOld(list, 71 * hour))).toEqual([1, 2]);
  expect(numbersIn(withoutOld(list, 72 * hour))).toEqual([2]);
  expect(numbersIn(withoutOld(list, -70 * hour))).toEqual([1]);
});

it('who has a slip can go, and who is not sent yet stays', () => {
  expect(numbersIn(withoutSent(listOf(sent(1), wrong(2), waiting(3))))).toEqual([2, 3]);
});

describe('the same card number', () => {
  const withNik = (number: number, nik: string) => ({ ...wrong(number), values: { nik } });

  it('is found however it was typed', () => {
    const again = withNik(2, '3302 0101.0190-0001');
    expect(sameCard(listOf(withNik(1, '3302010101900001'), again), again)?.number).toBe(1);
  });

  it('is not seen in a row itself, nor where none was typed', () => {
    const [one, empty] = [withNik(1, '3302010101900001'), withNik(2, '')];
    const list = listOf(one, empty, withNik(3, ''));
    expect(sameCard(list, one)).toBeUndefined();
    expect(sameCard(list, empty)).toBeUndefined();
  });
});
