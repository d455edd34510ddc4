import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { answer } from '../../../../shared/referral/answer.ts';
import type { AnswerRequest } from '../../../../shared/referral/answer-request.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { states } from '../../../../shared/referral/states.ts';
import { need } from '../../../support/needs.ts';

const notReachable: AnswerRequest = { action: 'close', outcome: 'not-reachable' };
const aTry: AnswerRequest = { action: 'try' };

function say(referral: Referral, request: AnswerRequest, moment: string): Referral {
  const at = new Date(moment);
  const outcome = answer(referral, request, { catalog, at, now: at, office: referral.office });
  if (outcome.kind !== 'changed') return referral;
  const kept = Object.entries(referral).filter(([name]) => !outcome.remove.some((gone) => gone === name));
  return { ...(Object.fromEntries(kept) as Referral), ...outcome.set };
}
const tryOn = (referral: Referral, ...moments: string[]): Referral =>
  moments.reduce((tried, moment) => say(tried, aTry, moment), referral);
const judge = (referral: Referral, request: AnswerRequest, moment = '2026-12-04T02:00:00Z') =>
  answer(referral, request, {
    ...{ catalog, at: new Date(moment), now: new Date(moment), office: referral.office },
  });

const accepted = need(1, { state: 'accepted' });
const [monday, tuesday, wednesday] = ['2026-11-30T02:00:00Z', '2026-12-01T02:00:00Z', '2026-12-02T02:00:00Z'];

describe('a call in vain', () => {
  it('is noted with its day, and changes neither state, term, promised day nor owner', () => {
    for (const state of ['pending', 'accepted', 'scheduled', 'waiting'] as const) {
      const before = need(1, { state, date: '2026-12-07' });
      const { answers, answerNumber, answeredAt, firstAnswered, tried, ...after } = say(before, aTry, monday);
      const { answers: _, ...same } = before;
      expect(after).toEqual(same);
      expect({ answerNumber, firstAnswered, tried }).toEqual({
        ...{ answerNumber: 1, firstAnswered: 0, tried: ['2026-11-30'] },
      });
      expect(answers).toMatchObject([
        { action: 'try', from: state, to: state, dueBefore: before.due, due: before.due },
      ]);
    }
  });

  it('counts once a day, whatever else was answered in between', () => {
    const tried = say(
      tryOn(accepted, monday),
      { action: 'schedule', date: '2026-12-07', place: 'BLK' },
      monday,
    );
    expect(judge(tried, aTry, '2026-11-30T09:00:00Z').kind).toBe('unchanged');
    expect(judge(tried, aTry, tuesday).kind).toBe('changed');
  });

  it('has the day that it is where the office stands', () => {
    const office = catalog.offices.find(({ zone }) => zone === 'Asia/Makassar')?.id ?? '';
    const east = need(1, { state: 'accepted', office });
    expect(tryOn(east, '2026-11-30T15:59:00Z', '2026-11-30T16:01:00Z').tried).toEqual([
      '2026-11-30',
      '2026-12-01',
    ]);
    expect(tryOn(accepted, '2026-11-30T15:59:00Z', '2026-11-30T16:01:00Z').tried).toEqual(['2026-11-30']);
  });

  it.each(states.filter((state) => state === 'held' || state === 'closed'))(
    'is no answer to what is %s',
    (state) => {
      expect(judge(need(1, { state }), aTry).kind).toBe('refused');
    },
  );
});

describe('a closure because nobody can be reached', () => {
  it.each([
    [[], 3],
    [[monday, monday], 2],
    [[monday, tuesday], 1],
  ] as const)(
    'after calls in vain on %j is refused, and says how many days are missing',
    (moments, missing) => {
      expect(judge(tryOn(accepted, ...moments), notReachable)).toEqual({
        kind: 'invalid',
        errors: [{ path: 'outcome', code: 'tries-missing', params: { missing, needed: 3 } }],
      });
    },
  );

  it('is taken after three on three days, and no other outcome asks for any', () => {
    expect(judge(tryOn(accepted, monday, tuesday, wednesday), notReachable).kind).toBe('changed');
    expect(judge(accepted, { action: 'close', outcome: 'not-interested' }).kind).toBe('changed');
  });

  it('needs calls of the present owner, since the need came to it', () => {
    const passed = say(
      tryOn(accepted, monday, tuesday, wednesday),
      { action: 'decline', reason: 'no-capacity', next: 'disnaker@32.09' },
      wednesday,
    );
    expect(passed).toMatchObject({ office: 'disnaker@32.09' });
    expect(judge(say(passed, { action: 'accept' }, wednesday), notReachable).kind).toBe('invalid');
  });

  it('needs new calls after it was opened again', () => {
    const closed = say(tryOn(accepted, monday, tuesday, wednesday), notReachable, wednesday);
    expect(closed.state).toBe('closed');
    const again = say(closed, { action: 'reopen' }, wednesday);
    expect(judge(again, notReachable)).toMatchObject({ errors: [{ params: { missing: 3 } }] });
  });

  it('never follows from fewer than three days, whatever happens in whatever order', () => {
    const requests: AnswerRequest[] = [
      ...[aTry, aTry, aTry, { action: 'accept' as const }, { action: 'reopen' as const }, notReachable],
      { action: 'schedule', date: '2027-01-10', place: 'BLK' },
      { action: 'decline', reason: 'no-capacity', next: 'disnaker@32.09' },
    ];
    const step = fc.tuple(fc.nat({ max: 30 }), fc.constantFrom(...requests));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let referral = need(1);
        let days = new Set<string>();
        let hours = 0;
        for (const [more, request] of steps) {
          hours += more;
          const at = new Date(Date.parse(monday ?? '') + hours * 3600_000);
          const next = say(referral, request, at.toISOString());
          if (next === referral) continue;
          if (request === notReachable) expect(days.size).toBeGreaterThanOrEqual(3);
          if (request.action === 'decline' || request.action === 'reopen') days = new Set();
          // 02:00 UTC on Monday is 09:00 in Indramayu and Cirebon.
          if (request === aTry) days.add(new Date(at.getTime() + 7 * 3600_000).toISOString().slice(0, 10));
          referral = next;
        }
      }),
    );
  });
});

describe('that the person was told', () => {
  it('is noted with who and when, once in a row, and changes nothing', () => {
    const told = say(accepted, { action: 'told' }, monday);
    expect(told).toMatchObject({ state: 'accepted', due: accepted.due, changedAt: accepted.changedAt });
    expect(told.answers).toMatchObject([{ action: 'told', at: '2026-11-30T02:00:00.000Z' }]);
    expect(judge(told, { action: 'told' }).kind).toBe('unchanged');
    expect(judge(need(1), { action: 'told' }).kind).toBe('refused');
  });
});
