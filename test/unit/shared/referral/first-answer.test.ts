import { expect, it, test } from 'vitest';
import { dateOfDay, dayNumber } from '../../../../shared/calendar/day.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { answer } from '../../../../shared/referral/answer.ts';
import type { AnswerRequest } from '../../../../shared/referral/answer-request.ts';
import { firstAnswerDays } from '../../../../shared/referral/first-answer.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { takeBack } from '../../../../shared/referral/take-back.ts';

const office = 'disnaker@32.12';
/** A Friday. */
const receivedAt = '2026-10-02T02:00:00.000Z';
const fresh: Referral = {
  ...{ kind: 'referral', person: 'p', submission: 's', program: 'ttg', year: 2026, week: '2026-W40' },
  ...{ district: '32.12', group: 'purna', flags: [], restricted: false, office, ownerNumber: 1, hops: 0 },
  ...{
    state: 'pending',
    due: '2026-10-07',
    receivedAt,
    since: receivedAt,
    changedAt: receivedAt,
    answers: [],
  },
};

const onDay = (day: number): Date => new Date(`${dateOfDay(dayNumber('2026-10-02') + day)}T03:00:00.000Z`);

function said(referral: Referral, request: AnswerRequest, day: number): Referral {
  const outcome = answer(referral, request, {
    catalog,
    at: onDay(day),
    now: onDay(day),
    office: referral.office,
  });
  if (outcome.kind !== 'changed') throw new Error(outcome.kind);
  return { ...referral, ...outcome.set };
}

const daysIn = (referral: Referral): (number | undefined)[] =>
  referral.answers.map((one) => firstAnswerDays(referral, one));

const afterCalls = (calls: number): Referral =>
  Array.from({ length: calls }, (_, at) => at + 1).reduce(
    (referral, day) => said(referral, { action: 'try' }, day),
    fresh,
  );

test('the first answer is told in working days since the receipt, and no later one is the first', () => {
  const accepted = said(fresh, { action: 'accept' }, 4);
  const waiting = said(accepted, { action: 'wait', reason: 'quota', date: '2026-10-20' }, 5);
  expect(daysIn(waiting)).toEqual([2, undefined]);
});

it.each([0, 1, 9, 10, 11, 14])('a first answer after %i calls in vain is the first one still', (calls) => {
  const accepted = said(afterCalls(calls), { action: 'accept' }, 17);
  expect(daysIn(accepted).at(-1)).toBe(11);
  expect(
    daysIn(accepted)
      .slice(0, -1)
      .filter((days) => days !== undefined),
  ).toEqual([]);
  const dated = said(accepted, { action: 'wait', reason: 'quota', date: '2026-11-20' }, 18);
  expect(daysIn(dated).slice(-2)).toEqual([11, undefined]);
});

test('what the person withdraws is no answer of an office', () => {
  const moment = { catalog, at: onDay(3), now: onDay(3) };
  const changed = takeBack(fresh, { at: onDay(3).toISOString() }, moment);
  expect(daysIn({ ...fresh, ...changed?.set })).toEqual([undefined]);
});

test('of a need from before this was kept, whose first answers are gone, nothing is guessed', () => {
  const { firstAnswered: _, ...old } = said(afterCalls(11), { action: 'accept' }, 17);
  expect(daysIn(old).filter((days) => days !== undefined)).toEqual([]);
});
