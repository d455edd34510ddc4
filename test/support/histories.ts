import fc from 'fast-check';
import { dateOfDay, dayNumber } from '../../shared/calendar/day.ts';
import { weekOf } from '../../shared/calendar/week.ts';
import type { Catalog, Program } from '../../shared/catalog/types.ts';
import { answer, possibleActions } from '../../shared/referral/answer.ts';
import type { AnswerRequest } from '../../shared/referral/answer-request.ts';
import { dispute } from '../../shared/referral/applicant-answer.ts';
import { desk } from '../../shared/referral/create.ts';
import { guestOffices } from '../../shared/referral/guest-offices.ts';
import { nextOffices, officesAfterDispute, officesAfterSilence } from '../../shared/referral/next-offices.ts';
import { asksIncentive, outcomesFor } from '../../shared/referral/outcomes.ts';
import type { Answer, Referral } from '../../shared/referral/referral.ts';
import { routeReferral } from '../../shared/referral/routing.ts';
import { silenceAnswer } from '../../shared/referral/silence.ts';
import { keep, takeBack, takeEffect } from '../../shared/referral/take-back.ts';
import { dueDate } from '../../shared/referral/terms.ts';
import { undoneUntil } from '../../shared/referral/withdrawal.ts';
import { changedBy } from './needs.ts';

/** A need from its first day on, and every answer that it got, in order. */
export type History = { readonly first: Referral; readonly answers: readonly Answer[] };

/** Chooses one of a list; the same numbers choose the same. */
export type Choose = <T>(list: readonly T[]) => T;

/** A request that the life cycle allows for this action: every value it needs, chosen. */
export function requestFor(
  referral: Referral,
  action: AnswerRequest['action'],
  { catalog, today, choose }: { catalog: Catalog; today: string; choose: Choose },
): AnswerRequest {
  const date = dateOfDay(dayNumber(today) + choose([0, 1, 3, 7, 20, 90]));
  switch (action) {
    case 'schedule':
      return { action, date, place: 'Balai Latihan Kerja' };
    case 'wait':
      return { action, date, reason: choose(catalog.waitingReasons) };
    case 'decline':
      return {
        ...{ action, reason: choose(catalog.declineReasons) },
        next: choose(nextOffices(referral, catalog)),
      };
    case 'close': {
      const outcome = choose(Object.values(outcomesFor(referral, catalog)).flat());
      return { action, outcome, ...(asksIncentive(referral, catalog) && { incentive: 'granted' }) };
    }
    case 'share':
      return { action, with: choose(guestOffices(referral, catalog)) };
    default:
      return { action };
  }
}

type Step = { readonly hours: number; readonly chances: readonly number[] };

const step: fc.Arbitrary<Step> = fc.record({
  hours: fc.integer({ min: 0, max: 300 }),
  chances: fc.array(fc.nat(10_000), { minLength: 5, maxLength: 5 }),
});

function chooser(chances: readonly number[]): Choose {
  let at = 0;
  return (list) => {
    const chance = chances[at++ % chances.length] ?? 0;
    return list[chance % list.length] as (typeof list)[number];
  };
}

const hourMs = 3600 * 1000;
const firstMoment = Date.parse('2026-11-23T02:00:00.000Z');

function walk(catalog: Catalog, first: Referral, steps: readonly Step[]): History {
  const answers: Answer[] = [];
  let referral = first;
  let at = new Date(first.receivedAt);
  for (const { hours, chances } of steps) {
    at = new Date(at.getTime() + hours * hourMs);
    const choose = chooser(chances);
    const circumstances = { catalog, at, now: at, office: referral.office };
    const possible = possibleActions(referral, circumstances);
    const today = at.toISOString().slice(0, 10);
    const asOffice = () =>
      possible.length === 0
        ? undefined
        : answer(referral, requestFor(referral, choose(possible), { catalog, today, choose }), circumstances);
    const asApplicant = () => applicantSays(referral, choose([true, false]), circumstances);
    const bySilence = () => {
      const [next] = officesAfterSilence(referral, catalog);
      return next === undefined ? undefined : silenceAnswer(referral, next, circumstances);
    };
    const byTerm = () => takeEffect(referral, circumstances);
    const outcome = byTerm() ?? choose([asOffice, asOffice, asOffice, asApplicant, bySilence])();
    if (outcome?.kind !== 'changed') continue;
    answers.push(outcome.answer);
    referral = changedBy(referral, outcome);
  }
  return { first, answers };
}

/** What the person would say with the receipt: that help is not wanted any more, or still is, or did not come. */
function applicantSays(referral: Referral, keeps: boolean, moment: Parameters<typeof keep>[2]) {
  const at = moment.at.toISOString();
  if (referral.withdrawal && keeps) return keep(referral, at, moment);
  if (referral.state !== 'closed') return takeBack(referral, { at, until: undoneUntil(moment.at) }, moment);
  const [next = referral.office] = officesAfterDispute(referral, moment.catalog);
  return dispute(referral, { action: 'dispute', next }, moment);
}

function firstReferral(catalog: Catalog, order: number, [program, chances, hour]: Start): Referral {
  const choose = chooser(chances);
  const held = !program.restricted && choose([false, false, false, true]);
  const receivedAt = new Date(firstMoment + hour * hourMs);
  const district = choose(catalog.districts).code;
  const state = held ? 'held' : 'pending';
  const choice = { program: program.id, kurSubtype: 'penempatan', caseLocation: 'abroad' };
  return {
    kind: choose(['referral', 'referral', 'check']),
    ...{ person: `person${order}`, submission: `submission${order}`, program: program.id },
    ...(program.trainingTypes.length > 0 && { trainingType: choose(program.trainingTypes) }),
    ...{ year: 2026, week: weekOf(receivedAt), district, group: choose(catalog.targetGroups).id },
    ...{
      flags: [],
      restricted: program.restricted,
      ownerNumber: 1,
      hops: 0,
      state,
      answers: [],
      seen: false,
    },
    office: held ? desk : routeReferral(catalog, choice, district),
    due: dueDate(state, program.terms, receivedAt.toISOString().slice(0, 10)),
    receivedAt: receivedAt.toISOString(),
    since: receivedAt.toISOString(),
    changedAt: receivedAt.toISOString(),
  };
}

type Start = readonly [program: Program, chances: readonly number[], hour: number];

/** Lives of several needs, each as the rules allow it, over about six weeks from 23 November 2026. */
export const histories = (catalog: Catalog): fc.Arbitrary<History[]> => {
  const start = fc.tuple(
    fc.constantFrom(...catalog.programs),
    fc.array(fc.nat(10_000), { minLength: 4, maxLength: 4 }),
    fc.integer({ min: 0, max: 24 * 20 }),
  );
  const one = fc.tuple(start, fc.array(step, { maxLength: 8 }));
  return fc
    .array(one, { maxLength: 12 })
    .map((all) =>
      all.map(([begun, steps], order) => walk(catalog, firstReferral(catalog, order, begun), steps)),
    );
};
