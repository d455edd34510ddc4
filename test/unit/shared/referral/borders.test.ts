import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { RequestError } from '../../../../shared/errors.ts';
import { answer } from '../../../../shared/referral/answer.ts';
import { type AnswerRequest, parseAnswer } from '../../../../shared/referral/answer-request.ts';
import { programsOf, type Withdrawal } from '../../../../shared/referral/applicant-request.ts';
import { desk } from '../../../../shared/referral/create.ts';
import { ownFlags } from '../../../../shared/referral/flags.ts';
import {
  mostHops,
  namedOffices,
  nextOffices,
  officesAfterSilence,
} from '../../../../shared/referral/next-offices.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { readWish } from '../../../../shared/referral/wish.ts';
import { need } from '../../../support/needs.ts';

const today = '2026-11-25';
const at = new Date('2026-11-25T02:00:00.000Z');

/** What is wrong with it, or `fine`. */
function problemsOf(work: () => unknown): unknown {
  try {
    work();
    return 'fine';
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return error.errors.map(({ path, code }) => `${path} ${code}`);
  }
}

describe('an answer as it is read', () => {
  const schedule = { action: 'schedule', date: today, place: 'Balai Desa' };
  const read = (more: object) => problemsOf(() => parseAnswer({ ...schedule, ...more }, { catalog, today }));

  it.each([
    ['2026-11-24', ['date date-range']],
    [today, 'fine'],
    ['2027-02-23', 'fine'],
    ['2027-02-24', ['date date-range']],
    ['2026-02-30', ['date date-range']],
  ])('can promise from today for ninety days: %s', (date, expected) => {
    expect(read({ date })).toEqual(expected);
  });

  it.each([
    ['B'.repeat(100), 'fine'],
    ['B'.repeat(101), ['place too-long']],
    ['Balai\u0007Desa', ['place characters']],
    ['   ', ['place required']],
  ])('names a place of one line, a hundred characters at most', (place, expected) => {
    expect(read({ place })).toEqual(expected);
  });

  it('is known, or wrong by name', () => {
    expect(problemsOf(() => parseAnswer({ action: 'told' }, { catalog, today }))).toBe('fine');
    expect(problemsOf(() => parseAnswer({ action: '' }, { catalog, today }))).toEqual([
      'action unknown-value',
    ]);
    expect(problemsOf(() => parseAnswer({ action: 'wait', date: today }, { catalog, today }))).toEqual([
      'reason required',
    ]);
  });
});

describe('a wish', () => {
  const read = (choice: unknown) =>
    problemsOf(() => readWish({ receipt: 'X', action: 'confirm', answer: 'yes', choice }, 3));

  it.each([1, 3, '2'])('speaks of a choice that is there: %s', (choice) => {
    expect(read(choice)).toBe('fine');
  });

  it.each([0, -1, 4, '', '1.5', 'a', '0'])('and of no other: "%s"', (choice) => {
    expect(read(choice)).toEqual(['choice unknown-value']);
  });

  it('says what it lacks, and is one that there is', () => {
    expect(problemsOf(() => readWish({ receipt: 'X', action: 'confirm', choice: 1 }, 3))).toEqual([
      'answer required',
    ]);
    expect(problemsOf(() => readWish({ receipt: 'X', action: 'vanish' }, 3))).toEqual([
      'action unknown-value',
    ]);
  });
});

describe('an answer given once more', () => {
  const decline: AnswerRequest = { action: 'decline', reason: 'no-capacity', next: 'disnaker@32.09' };
  const say = (referral: Referral, request: AnswerRequest, office = referral.office) =>
    answer(referral, request, { catalog, at, office, now: at });
  const answeredBy = (referral: Referral, request: AnswerRequest): Referral => {
    const outcome = say(referral, request);
    if (outcome.kind !== 'changed') throw new Error(outcome.kind);
    return { ...referral, ...outcome.set };
  };
  const declined = answeredBy(need(1), decline);
  const waiting = answeredBy(answeredBy(need(1), { action: 'accept' }), {
    ...{ action: 'wait', reason: 'quota', date: '2026-12-14' },
  });

  it('changes nothing for the office that gave it', () => {
    expect(say(declined, decline, 'disnaker@32.12').kind).toBe('unchanged');
    expect(say(waiting, { action: 'wait', reason: 'quota', date: '2026-12-14' }).kind).toBe('unchanged');
  });

  it('with other words is another answer', () => {
    expect(say(declined, { ...decline, next: 'kemnaker' }, 'disnaker@32.12').kind).toBe('refused');
    expect(say(declined, { ...decline, reason: 'duplicate-case' }, 'disnaker@32.12').kind).toBe('refused');
    expect(say(waiting, { action: 'wait', reason: 'documents', date: '2026-12-14' }).kind).toBe('changed');
  });

  it('by another office is that office’s own', () => {
    expect(say(waiting, { action: 'wait', reason: 'quota', date: '2026-12-14' }, 'kemensos').kind).toBe(
      'refused',
    );
  });

  it('cannot name a next owner that is not allowed', () => {
    const restricted = need(1, { program: 'tki-bermasalah', restricted: true, office: 'kemlu' });
    expect(say(restricted, { ...decline, next: desk })).toEqual({
      ...{ kind: 'invalid', errors: [{ path: 'next', code: 'unknown-value' }] },
    });
  });
});

describe('the next owner', () => {
  const trouble = { program: 'tki-bermasalah', restricted: true, office: 'kemlu' };

  it('of a restricted need is another office of its program, as long as hand-overs are left', () => {
    expect(nextOffices(need(1, { ...trouble, hops: mostHops - 1 }), catalog)).toEqual([
      'bnp2tki',
      'kemensos',
    ]);
    expect(nextOffices(need(1, { ...trouble, hops: mostHops }), catalog)).toEqual([]);
  });

  it('is the desk where hand-overs are used up, and nobody where the desk has it', () => {
    expect(nextOffices(need(1, { hops: mostHops }), catalog)).toEqual([desk]);
    expect(nextOffices(need(1, { hops: mostHops, office: desk }), catalog)).toEqual([]);
  });

  it('after silence is one that was not silent itself: whoever answered may have it', () => {
    const passedOn = need(1, {
      ...trouble,
      answers: [answered('decline', 'bnp2tki'), answered('escalate', 'kemensos')],
    });
    expect(officesAfterSilence(passedOn, catalog)).toEqual(['bnp2tki']);
  });

  it('is first looked for among those whom the program names', () => {
    expect(new Set(namedOffices(need(1, { program: 'kur-tki' }), catalog))).toEqual(
      new Set(['disnaker@32.12', 'bnp2tki', 'kemenkop-ukm', desk]),
    );
  });
});

const answered = (action: 'decline' | 'escalate', office: string): Referral['answers'][number] => ({
  ...{ number: 1, action, office, owner: 'kemlu', from: 'pending', to: 'pending' },
  ...{ at: at.toISOString(), due: today, dueBefore: today },
});

describe('what an owner must look at', () => {
  it('is a condition of its own program, and what is so of the person', () => {
    const flags = ['minor', 'conditional.remitansi', 'conditional.kur-tki'];
    expect(ownFlags({ flags, program: 'kur-tki' })).toEqual(['minor', 'conditional.kur-tki']);
  });
});

describe('a withdrawal', () => {
  const withdraw = (number: number, choice?: number): Withdrawal => ({
    ...{ kind: 'withdraw', number, at: at.toISOString() },
    ...(choice !== undefined && { choice }),
  });
  const asked = {
    choices: [{ program: 'ttg' }, { program: 'remitansi' }],
    notes: ['perlindungan'],
    requests: [withdraw(1, 2), withdraw(2, 1)],
  };

  it('of the last choice ends what followed from the answers, too; an earlier one does not', () => {
    expect(programsOf(withdraw(1, 2), asked)).toEqual(['remitansi']);
    expect(programsOf(withdraw(2, 1), asked)).toEqual(['ttg', 'perlindungan']);
  });
});
