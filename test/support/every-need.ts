import { catalog } from '../../shared/catalog/current.ts';
import type { Program } from '../../shared/catalog/types.ts';
import { answer, possibleActions } from '../../shared/referral/answer.ts';
import type { AnswerRequest } from '../../shared/referral/answer-request.ts';
import { dispute, isWithdrawn } from '../../shared/referral/applicant-answer.ts';
import { desk } from '../../shared/referral/create.ts';
import { guestOffices } from '../../shared/referral/guest-offices.ts';
import {
  namedOffices,
  nextOffices,
  officesAfterDispute,
  officesAfterSilence,
} from '../../shared/referral/next-offices.ts';
import { asksIncentive, outcomesFor } from '../../shared/referral/outcomes.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { routeReferral } from '../../shared/referral/routing.ts';
import { silenceAnswer } from '../../shared/referral/silence.ts';
import { keep, takeBack, takeEffect } from '../../shared/referral/take-back.ts';
import { undoneUntil } from '../../shared/referral/withdrawal.ts';
import { changedBy, need } from './needs.ts';

/** One thing that can happen to a need: what was said, and the need before and after. */
export type Step = { readonly action: string; readonly from: Referral; readonly to: Referral };

export const district = '32.12';
const at = new Date('2026-11-24T03:00:00Z');

/** Two needs alike in this can be told apart by nobody who decides what is next. */
export const nameOf = ({ state, office, hops, answers, withdrawal, guests = [] }: Referral): string => {
  const silent = answers.filter(({ action }) => action === 'escalate').map((one) => one.office);
  const rests = [withdrawal?.state, isWithdrawn({ answers })];
  return [state, office, hops, ...rests, [...new Set(silent)].sort(), guests.toSorted()].join('|');
};

function requestsOf(referral: Referral): AnswerRequest[] {
  const named = namedOffices(referral, catalog);
  // Offices that no program names are alike: two of them stand for all.
  const others = nextOffices(referral, catalog).filter((id) => !named.includes(id));
  const next = nextOffices(referral, catalog).filter((id) => named.includes(id) || others.indexOf(id) < 2);
  return possibleActions(referral, { catalog, at, office: referral.office }).flatMap((action) => {
    if (action === 'schedule') return [{ action, date: '2026-12-01', place: 'Balai Desa' }];
    if (action === 'wait') return [{ action, date: '2026-12-14', reason: 'quota' }];
    if (action === 'close') return [closing(referral)];
    if (action === 'decline') return next.map((id) => ({ action, reason: 'no-capacity', next: id }));
    if (action === 'share') return guestOffices(referral, catalog).map((id) => ({ action, with: id }));
    return [{ action } as AnswerRequest];
  });
}

function closing(referral: Referral): AnswerRequest {
  const [outcome = ''] = Object.values(outcomesFor(referral, catalog)).flat();
  const incentive = asksIncentive(referral, catalog) && { incentive: 'granted' as const };
  return { action: 'close', outcome, ...incentive };
}

function stepsFrom(from: Referral): Step[] {
  const circumstances = { catalog, at, now: at };
  const [helper = from.office] = officesAfterDispute(from, catalog);
  const [awake] = officesAfterSilence(from, catalog);
  const outcomes = [
    ...requestsOf(from).map((request) => answer(from, request, { ...circumstances, office: from.office })),
    ...takings(from),
    isWithdrawn(from) ? undefined : dispute(from, { action: 'dispute', next: helper }, circumstances),
    awake === undefined ? undefined : silenceAnswer(from, awake, circumstances),
  ];
  return outcomes.flatMap((outcome) =>
    outcome?.kind === 'changed'
      ? [{ action: outcome.answer.action, from, to: changedBy(from, outcome) }]
      : [],
  );
}

/** Changes neither owner nor hand-overs: what it does before the first of them it does after each. */
function takings(from: Referral) {
  const circumstances = { catalog, at, now: at };
  const asked = { at: at.toISOString(), ...(from.hops === 0 && { until: undoneUntil(at) }) };
  return [
    takeBack(from, asked, circumstances),
    keep(from, asked.at, circumstances),
    takeEffect(from, { ...circumstances, at: new Date(undoneUntil(at)) }),
  ];
}

/** Everything that can become of a need, and how. */
export function explore(first: readonly Referral[]): { needs: Map<string, Referral>; steps: Step[] } {
  const needs = new Map(first.map((referral) => [nameOf(referral), referral]));
  const steps: Step[] = [];
  for (const referral of needs.values())
    for (const step of stepsFrom(referral)) {
      steps.push(step);
      if (!needs.has(nameOf(step.to))) needs.set(nameOf(step.to), step.to);
    }
  return { needs, steps };
}

export function firstNeeds(program: Program): Referral[] {
  const choice = { program: program.id, caseLocation: 'abroad', kurSubtype: 'penempatan' };
  const pending = need(1, {
    ...{
      program: program.id,
      district,
      restricted: program.restricted,
      state: 'pending',
      answers: [],
      seen: false,
    },
    office: routeReferral(catalog, choice, district),
  });
  return program.restricted ? [pending] : [pending, { ...pending, state: 'held', office: desk }];
}
