import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { Catalog } from '../../../../shared/catalog/types.ts';
import { answer, possibleActions } from '../../../../shared/referral/answer.ts';
import type { AnswerRequest } from '../../../../shared/referral/answer-request.ts';
import { dispute } from '../../../../shared/referral/applicant-answer.ts';
import {
  mostHops,
  nextOffices,
  officesAfterDispute,
  officesAfterSilence,
} from '../../../../shared/referral/next-offices.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { silenceAnswer } from '../../../../shared/referral/silence.ts';
import { isOpen, states } from '../../../../shared/referral/states.ts';
import { tinyCatalog } from '../../../support/tiny-catalog.ts';

const at = new Date('2026-11-25T02:00:00.000Z');
const now = new Date('2026-11-25T02:00:00.250Z');

const referralOf = (own: Catalog, program: string, more: Partial<Referral> = {}): Referral => ({
  kind: 'referral',
  ...{ person: 'person', submission: 'submission', program, year: 2026, week: '2026-W48' },
  ...{ district: own.districts[0]?.code ?? '', group: 'purna', flags: [] },
  ...{ restricted: own.program(program).restricted, office: 'kemnaker', ownerNumber: 1, hops: 0 },
  ...{ state: 'pending', due: '2026-11-30', receivedAt: at.toISOString(), since: at.toISOString() },
  ...{ changedAt: at.toISOString(), answers: [] },
  ...more,
});

/** The referral after an answer; what was not allowed leaves it as it was. */
function follow(referral: Referral, request: AnswerRequest, own: Catalog = catalog, moment = at): Referral {
  const outcome = answer(referral, request, { catalog: own, at: moment, office: referral.office, now });
  if (outcome.kind !== 'changed') return referral;
  const { date: _, ...rest } = referral;
  return { ...(outcome.remove.includes('date') ? rest : referral), ...outcome.set };
}

function requests(own: Catalog): AnswerRequest[] {
  const [reason = ''] = own.declineReasons;
  const outcomes = [own.outcomes, ...own.programs.map((program) => program.outcomes ?? {})];
  const closings = [...new Set(outcomes.flatMap((list) => Object.values(list).flat().slice(0, 1)))];
  return [
    { action: 'accept' },
    { action: 'schedule', date: '2026-12-01', place: 'BLK' },
    { action: 'wait', reason: own.waitingReasons[0] ?? '', date: '2026-12-02' },
    ...closings.flatMap((outcome): AnswerRequest[] => [
      { action: 'close', outcome },
      { action: 'close', outcome, incentive: 'granted' },
    ]),
    ...someOffices(own).map((next): AnswerRequest => ({ action: 'decline', reason, next })),
    { action: 'reopen' },
    { action: 'try' },
    { action: 'told' },
  ];
}

/** What of a referral decides what can still happen to it. */
const signOf = ({ state, office, hops }: Referral): string => `${state} ${office} ${hops}`;

/** Every situation that answers can lead to from here. */
function reach(starts: readonly Referral[], own: Catalog): Referral[] {
  const known = new Map(starts.map((start) => [signOf(start), start]));
  const open = [...starts];
  const all = requests(own);
  for (let referral = open.pop(); referral; referral = open.pop())
    for (const request of all) {
      const next = { ...follow(referral, request, own), answers: [] };
      if (known.has(signOf(next))) continue;
      known.set(signOf(next), next);
      open.push(next);
    }
  return [...known.values()];
}

/** The same, read backwards: those from which a closure can be reached. */
function closable(situations: readonly Referral[], own: Catalog): number {
  const all = requests(own);
  const ends = new Set(situations.filter(({ state }) => state === 'closed').map(signOf));
  for (let before = -1; before !== ends.size; ) {
    before = ends.size;
    for (const one of situations)
      if (all.some((request) => ends.has(signOf(follow(one, request, own))))) ends.add(signOf(one));
  }
  return ends.size;
}

/** Enough of a country's offices: all that a program can name, the desk, and a few of the many alike. */
function someOffices(own: Catalog): readonly string[] {
  const alike = own.offices.filter(({ kind }) => kind === 'manpower').slice(0, 2);
  const named = own.programs.flatMap(({ escalation }) => escalation);
  return [...new Set([...named, ...alike.map(({ id }) => id), own.offices[0]?.id ?? '', 'desk'])];
}

const worlds = [catalog, tinyCatalog].flatMap((own) =>
  own.programs.map(({ id }) => ({ own, id, world: own === catalog ? 'this catalog' : 'another one' })),
);

describe.each(worlds)('every situation that $id of $world can come into', ({ own, id }) => {
  const lead = own.program(id).restricted ? own.program(id).escalation[0] : own.offices[0]?.id;
  const held = own.program(id).restricted ? [] : [referralOf(own, id, { state: 'held', office: 'desk' })];
  const starts = [referralOf(own, id, { office: lead ?? '' }), ...held];
  const situations = reach(starts, own);

  it('has one owner, an office of the catalog that can answer', () => {
    for (const referral of situations) {
      expect(own.office(referral.office).id).toBe(referral.office);
      if (isOpen(referral.state))
        expect(possibleActions(referral, { catalog: own, at, office: referral.office })).not.toEqual([]);
    }
  });

  it('lies within a limited number of hand-overs, and every hand-over is a new ownership', () => {
    for (const { hops, ownerNumber } of situations) {
      expect(hops).toBeLessThanOrEqual(mostHops + 1);
      expect(ownerNumber).toBe(hops + 1);
    }
  });

  it('can end in a closure', () => {
    expect(closable(situations, own)).toBe(situations.length);
  });

  it('keeps a restricted need among the offices that its program names', () => {
    const named = own.program(id).escalation;
    const owners = new Set(situations.map(({ office }) => office));
    if (own.program(id).restricted) expect([...owners].filter((owner) => !named.includes(owner))).toEqual([]);
    else expect(owners).toContain('desk');
  });
});

describe('the desk', () => {
  it('gets what was handed over too often, and keeps it', () => {
    const tired = referralOf(catalog, 'padat-karya', { hops: mostHops });
    expect(nextOffices(tired, catalog)).toEqual(['desk']);
    expect(nextOffices({ ...tired, office: 'desk', hops: mostHops + 1 }, catalog)).toEqual([]);
  });
});

describe('an answer', () => {
  const anyRequest = fc.constantFrom(...requests(catalog));
  const anyReferral = fc
    .record({
      state: fc.constantFrom(...states),
      hops: fc.nat({ max: 7 }),
      office: fc.constantFrom('kemnaker', 'desk', 'disnaker@32.12'),
    })
    .map((more) => referralOf(catalog, 'kewirausahaan', more));

  it('given again on its own result changes nothing, by whomever of the office', () => {
    fc.assert(
      fc.property(anyReferral, anyRequest, (referral, request) => {
        const changed = follow(referral, request);
        fc.pre(changed !== referral);
        const by = { by: 'XY', office: referral.office };
        expect(answer(changed, request, { catalog, at, now, ...by }).kind).toBe('unchanged');
      }),
    );
  });

  it('adds one to the answer number, and keeps the last ten answers', () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { maxLength: 60 }), (path) => {
        let referral = referralOf(catalog, 'padat-karya');
        let given = 0;
        for (const request of path) {
          const next = follow(referral, request);
          if (next !== referral) given += 1;
          referral = next;
          expect(referral.answerNumber ?? 0).toBe(given);
          expect(referral.answers.map(({ number }) => number)).toEqual(
            Array.from(
              { length: Math.min(given, 10) },
              (_, index) => given - Math.min(given, 10) + index + 1,
            ),
          );
        }
      }),
    );
  });

  it('of somebody who is not the owner is refused', () => {
    fc.assert(
      fc.property(anyReferral, anyRequest, (referral, request) => {
        expect(answer(referral, request, { catalog, at, now, office: 'kemlu' }).kind).toBe('refused');
      }),
    );
  });

  it('takes its time from the request, and stamps only the start of an ownership', () => {
    const referral = referralOf(catalog, 'padat-karya', { office: 'desk' });
    const accepted = follow(referral, { action: 'accept' });
    expect(accepted).toMatchObject({ changedAt: at.toISOString(), since: referral.since });
    const passed = follow(referral, { action: 'decline', reason: 'other-district', next: 'kemnaker' });
    expect(passed).toMatchObject({ changedAt: at.toISOString(), since: now.toISOString() });
    expect(passed.answers).toMatchObject([{ at: at.toISOString(), office: 'desk', owner: 'kemnaker' }]);
  });

  it('can open a closed need again for five working days', () => {
    const closed = referralOf(catalog, 'padat-karya', { state: 'closed' });
    const reopened = (moment: string) =>
      follow(closed, { action: 'reopen' }, catalog, new Date(moment)).state;
    expect(reopened('2026-12-02T16:59:59.999Z')).toBe('accepted');
    expect(reopened('2026-12-02T17:00:00.000Z')).toBe('closed');
  });

  it('owes the next step by the terms of its program', () => {
    const due = (program: string, request: AnswerRequest) =>
      follow(referralOf(catalog, program, { office: 'kemlu' }), request).due;
    expect(due('padat-karya', { action: 'accept' })).toBe('2026-12-09');
    expect(due('tki-bermasalah', { action: 'accept' })).toBe('2026-11-30');
    expect(due('tki-bermasalah', { action: 'decline', reason: 'no-capacity', next: 'kemensos' })).toBe(
      '2026-11-26',
    );
  });
});

describe('a dispute', () => {
  const withEscalation = (escalation: readonly string[]): Catalog => ({
    ...catalog,
    program: (id) => ({ ...catalog.program(id), escalation }),
  });
  const closed = referralOf(catalog, 'padat-karya', { state: 'closed', office: 'kemnaker' });

  it('goes to those whom the program names for silence, but not to the present owner, and last to the desk', () => {
    expect(officesAfterDispute(closed, withEscalation([]))).toEqual(['desk']);
    expect(officesAfterDispute(closed, withEscalation(['kemnaker', 'disnaker', 'kemlu']))).toEqual([
      ...[`disnaker@${closed.district}`, 'kemlu', 'desk'],
    ]);
  });

  it('of a restricted need never reaches the desk, also where nobody else is left', () => {
    const restricted = { ...closed, restricted: true };
    expect(officesAfterDispute(restricted, withEscalation(['kemnaker', 'kemlu']))).toEqual(['kemlu']);
    expect(officesAfterDispute({ ...restricted, hops: mostHops }, withEscalation(['kemlu']))).toEqual([]);
  });

  it('of what was handed over too often is for the desk', () => {
    expect(officesAfterDispute({ ...closed, hops: mostHops }, withEscalation(['kemlu']))).toEqual(['desk']);
  });

  it('is a new ownership with a new term, also at the same office, which has used up no hand-over', () => {
    const outcome = dispute(closed, { action: 'dispute', next: 'kemnaker' }, { catalog, at, now });
    expect(outcome).toMatchObject({
      set: {
        office: 'kemnaker',
        ownerNumber: 2,
        state: 'pending',
        since: now.toISOString(),
        due: '2026-11-30',
      },
    });
    expect(outcome).not.toHaveProperty('set.hops');
  });
});

describe('silence', () => {
  const escalated = (office: string) => ({ action: 'escalate', office }) as Referral['answers'][number];
  const listing = (...escalation: string[]): Catalog => ({
    ...catalog,
    program: (id) => ({ ...catalog.program(id), escalation }),
  });
  const quiet = referralOf(catalog, 'padat-karya', { state: 'accepted', office: 'kemnaker' });

  it('leads to those whom the program names and who were not silent yet, and last to the desk, which keeps it', () => {
    expect(officesAfterSilence(quiet, listing())).toEqual(['desk']);
    expect(officesAfterSilence(quiet, listing('kemnaker', 'bnp2tki', 'kemlu'))).toEqual([
      ...['bnp2tki', 'kemlu', 'desk'],
    ]);
    const twice = { ...quiet, answers: [escalated('bnp2tki')] };
    expect(officesAfterSilence(twice, listing('kemnaker', 'bnp2tki', 'kemlu'))).toEqual(['kemlu', 'desk']);
    expect(officesAfterSilence({ ...quiet, office: 'desk' }, listing('kemlu'))).toEqual([]);
  });

  it('leads a restricted need once through its list, and never to the desk', () => {
    const last = { ...quiet, restricted: true, hops: mostHops, answers: [escalated('bnp2tki')] };
    expect(officesAfterSilence({ ...last, answers: [] }, listing('kemnaker', 'bnp2tki'))).toEqual([
      'bnp2tki',
    ]);
    expect(officesAfterSilence(last, listing('kemnaker', 'bnp2tki'))).toEqual([]);
  });

  it('is an answer by nobody that uses up no hand-over', () => {
    const outcome = silenceAnswer(quiet, 'desk', { catalog, at, now });
    expect(outcome).toMatchObject({
      set: { office: 'desk', state: 'pending', ownerNumber: 2, since: now.toISOString() },
      answer: { action: 'escalate', office: 'kemnaker', owner: 'desk', from: 'accepted' },
    });
    expect(outcome).not.toHaveProperty('set.hops');
    expect(outcome).not.toHaveProperty('answer.by');
  });

  it.each(['held', 'closed'] as const)('changes nothing of what is %s', (state) => {
    const referral = { ...quiet, state };
    expect(silenceAnswer(referral, 'desk', { catalog, at, now })).toBeUndefined();
  });
});
