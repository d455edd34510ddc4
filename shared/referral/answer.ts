import { jakartaDate } from '../calendar/week.ts';
import { workingDaysSince } from '../calendar/working-days.ts';
import type { Catalog } from '../catalog/types.ts';
import type { FieldError } from '../errors.ts';
import type { AnswerRequest } from './answer-request.ts';
import { nextOffices } from './next-offices.ts';
import type { Answer, Referral } from './referral.ts';
import { firstOwner } from './routing.ts';
import { allows, movesOwner, officeActions, type State, transitions } from './states.ts';
import { dueDate } from './terms.ts';

export type Circumstances = {
  readonly catalog: Catalog;
  /** The moment of the request. */
  readonly at: Date;
  /** Who answers: its owner. */
  readonly office: string;
  /** Initials of the officer. */
  readonly by?: string;
  /** The moment of writing, which becomes `since` where the owner changes. */
  readonly now: Date;
};

/** The attributes that an answer changes, and those that are gone after it. */
export type ReferralChange = {
  readonly set: Partial<Referral>;
  readonly remove: readonly ('date' | 'confirmed')[];
};

export type Outcome =
  | ({ readonly kind: 'changed'; readonly answer: Answer } & ReferralChange)
  /** The same answer was the last one already. */
  | { readonly kind: 'unchanged' }
  /** The life cycle does not allow it in this state. */
  | { readonly kind: 'refused'; readonly state: State }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] };

/** Working days. After that a closure stands, and the person applies anew. */
export const reopenWithin = 5;
/** Answers that a referral carries along; every one of them is a decision item too. */
const keptAnswers = 10;

/** What an answer makes of a referral or check. Decides only; nothing is written here. */
export function answer(referral: Referral, request: AnswerRequest, circumstances: Circumstances): Outcome {
  if (repeatsLast(referral, request, circumstances.office)) return { kind: 'unchanged' };
  if (!isPossible(referral, request.action, circumstances)) return { kind: 'refused', state: referral.state };
  const errors = problemsOf(referral, request, circumstances.catalog);
  if (errors.length > 0) return { kind: 'invalid', errors };
  return change(referral, request, circumstances);
}

/** The answers that the owner can give now. */
export function possibleActions(
  referral: Referral,
  circumstances: Pick<Circumstances, 'catalog' | 'at' | 'office'>,
): AnswerRequest['action'][] {
  return officeActions.filter((action) => isPossible(referral, action, circumstances));
}

function isPossible(
  referral: Referral,
  action: AnswerRequest['action'],
  { catalog, at, office }: Pick<Circumstances, 'catalog' | 'at' | 'office'>,
): boolean {
  if (referral.office !== office || !allows(action, referral.state)) return false;
  if (movesOwner(action)) return nextOffices(referral, catalog).length > 0;
  return action !== 'reopen' || (isFresh(referral, at) && !isWithdrawn(referral));
}

/** Whether a closed need can still be opened again. */
export const isFresh = ({ changedAt }: Pick<Referral, 'changedAt'>, at: Date): boolean =>
  workingDaysSince(jakartaDate(new Date(changedAt)), jakartaDate(at)) <= reopenWithin;

/** Closed because the person asked for it: no office opens it again. */
export const isWithdrawn = ({ answers }: Pick<Referral, 'answers'>): boolean =>
  answers.at(-1)?.action === 'withdraw';

/** What of the request only this referral can judge. */
function problemsOf(referral: Referral, request: AnswerRequest, catalog: Catalog): FieldError[] {
  if (request.action === 'close') {
    const asked = catalog.program(referral.program).incentive;
    if (asked && !request.incentive) return [{ path: 'incentive', code: 'required' }];
    if (!asked && request.incentive) return [{ path: 'incentive', code: 'not-allowed-here' }];
  }
  if (request.action === 'decline' && !nextOffices(referral, catalog).includes(request.next))
    return [{ path: 'next', code: 'unknown-value' }];
  return [];
}

/** What is kept of the request in the same words; the next office stands in the answer as its owner. */
function detailsOf(request: Said): Pick<Answer, (typeof details)[number]> {
  const said: Readonly<Record<string, string>> = request;
  return Object.fromEntries(
    details.flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]]])),
  );
}

const details = ['reason', 'date', 'place', 'outcome', 'incentive'] as const;

function repeatsLast(referral: Referral, request: AnswerRequest, office: string): boolean {
  const last = referral.answers.at(-1);
  if (last?.action !== request.action || last.office !== office || last.to !== referral.state) return false;
  if (request.action === 'decline' && request.next !== last.owner) return false;
  const said: Readonly<Record<string, unknown>> = last;
  return Object.entries(detailsOf(request)).every(([name, value]) => said[name] === value);
}

/** What an applicant can say of a need; `next` is who owns it after a dispute. */
export type ApplicantAnswer =
  | { readonly action: 'withdraw' }
  | { readonly action: 'dispute'; readonly next: string };

type Said = AnswerRequest | (ApplicantAnswer & { readonly outcome?: string });

/** What the applicant's own word makes of a need: nothing where the life cycle does not allow it. */
export function applicantAnswer(
  referral: Referral,
  said: ApplicantAnswer,
  circumstances: Pick<Circumstances, 'catalog' | 'at' | 'now'>,
): Outcome {
  if (!allows(said.action, referral.state)) return { kind: 'refused', state: referral.state };
  const [outcome = 'withdrawn'] = circumstances.catalog.outcomes['withdrawn'] ?? [];
  const words = said.action === 'withdraw' ? { ...said, outcome } : said;
  return change(referral, words, { ...circumstances, office: referral.office });
}

function change(referral: Referral, request: Said, circumstances: Circumstances): Outcome {
  const { catalog, at, office, by, now } = circumstances;
  const { to } = transitions[request.action];
  const date = 'date' in request ? request.date : undefined;
  const due = dueDate(to, catalog.program(referral.program).terms, jakartaDate(at), date);
  const owner = ownerAfter(referral, request, catalog);
  const answer: Answer = {
    number: (referral.answerNumber ?? 0) + 1,
    action: request.action,
    at: at.toISOString(),
    ...{ office, owner, from: referral.state, to },
    ...(by !== undefined && { by }),
    ...detailsOf(request),
    dueBefore: referral.due,
    due,
  };
  const set: Partial<Referral> = {
    ...{ state: to, due, changedAt: answer.at, answerNumber: answer.number },
    answers: [...referral.answers, answer].slice(-keptAnswers),
    ...(date !== undefined && { date }),
    ...(movesOwner(request.action) && newOwner(referral, owner, now)),
    ...('next' in request && owner !== referral.office && { hops: referral.hops + 1 }),
  };
  return { kind: 'changed', answer, set, remove: date === undefined ? ['date', 'confirmed'] : ['confirmed'] };
}

/** A released need goes where it would have gone at first, and has used up no hand-over. */
function ownerAfter(referral: Referral, request: Said, catalog: Catalog): string {
  if (request.action === 'release') return firstOwner(catalog, referral);
  return 'next' in request ? request.next : referral.office;
}

/** Counts as a new ownership also where a dispute finds nobody else: the office is told anew. */
const newOwner = ({ ownerNumber }: Referral, office: string, now: Date): Partial<Referral> => ({
  office,
  ownerNumber: ownerNumber + 1,
  since: now.toISOString(),
});
