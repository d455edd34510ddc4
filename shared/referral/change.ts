import { jakartaDate } from '../calendar/week.ts';
import type { Catalog } from '../catalog/types.ts';
import type { AnswerRequest } from './answer-request.ts';
import type { Dispute } from './applicant-answer.ts';
import { firstAnswered } from './first-answer.ts';
import type { Answer, Referral } from './referral.ts';
import { firstOwner } from './routing.ts';
import { endsByWish, isNote, isOpen, movesOwner, renews, type State, saidBy, stateAfter } from './states.ts';
import { dueDate } from './terms.ts';
import { triedWith } from './tries.ts';

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
  readonly remove: readonly ('date' | 'confirmed' | 'tried' | 'guests' | 'withdrawal')[];
  /** The change holds only while no office has opened the need. */
  readonly ifUnseen?: true;
};

export type Changed = { readonly kind: 'changed'; readonly answer: Answer } & ReferralChange;

/** What silence says: `next` owns the need after it. */
type Silence = { readonly action: 'escalate'; readonly next: string };

/** What the applicant says of a withdrawal (`take-back.ts`). */
type Taking = { readonly action: 'withdraw' | 'pause' | 'resume' | 'restore' };

/** What an office, the applicant, or an owner's silence says of a need. */
export type Said = AnswerRequest | Silence | Dispute | Taking;

/** Answers that a referral carries along; every one of them is a decision item too. */
const keptAnswers = 10;

/** Writes words down that the life cycle allows: state, owner, term, and the answer itself. */
export function change(referral: Referral, request: Said, circumstances: Circumstances): Changed {
  const answer = answerOf(referral, request, circumstances);
  const effect = isNote(request.action)
    ? noted(referral, request, circumstances)
    : moved(referral, request, answer, circumstances);
  const all = [...referral.answers, answer];
  const first = firstAnswered({ ...referral, answers: all });
  const given = {
    ...{ answerNumber: answer.number, answeredAt: answer.at, answers: all.slice(-keptAnswers) },
    ...(first !== undefined && { firstAnswered: first }),
    ...(renews(request.action) && toldAnew(referral, circumstances)),
    ...(saidBy(request.action) === 'office' && referral.seen === false && { seen: true }),
  };
  return { kind: 'changed', answer, ...effect, set: { ...effect.set, ...given } };
}

function answerOf(referral: Referral, request: Said, { catalog, at, office, by }: Circumstances): Answer {
  const to = stateReached(referral, request.action);
  return {
    number: (referral.answerNumber ?? 0) + 1,
    action: request.action,
    at: at.toISOString(),
    ...{ office, owner: ownerAfter(referral, request, catalog), from: referral.state, to },
    ...(by !== undefined && { by }),
    ...detailsOf(request),
    ...(endsByWish(request.action) && { outcome: catalog.outcomes['withdrawn']?.[0] ?? 'withdrawn' }),
    dueBefore: referral.due,
    due: dueAfter(referral, request, to, { catalog, at }),
  };
}

function dueAfter(
  { due, program, withdrawal }: Referral,
  request: Said,
  to: State,
  { catalog, at }: Pick<Circumstances, 'catalog' | 'at'>,
): string {
  if (isNote(request.action)) return due;
  if (request.action === 'restore' && withdrawal) return withdrawal.due;
  return dueDate(to, catalog.program(program).terms, jakartaDate(at), dateIn(request));
}

/** What was closed while it was held is held again: no office has accepted it, and the desk can still let it go. */
function stateReached({ state, answers, withdrawal }: Referral, action: Said['action']): State {
  if (action === 'restore' && withdrawal) return withdrawal.state;
  return action === 'reopen' && answers.at(-1)?.from === 'held' ? 'held' : stateAfter(action, state);
}

const dateIn = (request: Said): string | undefined => ('date' in request ? request.date : undefined);

/** No clock stops, and the applicant is told nothing new. */
const noted = (referral: Referral, said: Said, circumstances: Circumstances): ReferralChange => ({
  set: {
    ...(said.action === 'try' && { tried: triedWith(referral, circumstances) }),
    ...(said.action === 'share' && { guests: [...(referral.guests ?? []), said.with] }),
  },
  remove: said.action === 'continue' ? ['withdrawal'] : [],
});

function moved(referral: Referral, request: Said, answer: Answer, { now }: Circumstances): ReferralChange {
  const { at, to, due, owner } = answer;
  const date = dateIn(request);
  const set: Partial<Referral> = {
    ...{ state: to, due, changedAt: at },
    ...(date !== undefined && { date }),
    ...(movesOwner(request.action) && newOwner(referral, owner, now)),
    ...(usesUpHop(request) && owner !== referral.office && { hops: referral.hops + 1 }),
  };
  return { set, remove: goneAfter(referral, request, to) };
}

/**
 * Calls in vain of an earlier owner, or before a closure, say nothing of whether the person can be reached now. Whom an
 * owner let in goes with the owner, and with the closure.
 */
function goneAfter({ state }: Referral, { action, ...words }: Said, to: State): ReferralChange['remove'] {
  const startsAnew = movesOwner(action) || !isOpen(state);
  const endsSharing = movesOwner(action) || !isOpen(to);
  return [
    ...('date' in words ? [] : (['date'] as const)),
    'confirmed',
    ...(startsAnew ? (['tried'] as const) : []),
    ...(endsSharing ? (['guests'] as const) : []),
  ];
}

const usesUpHop = (request: Said): boolean => 'next' in request && request.action !== 'escalate';

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

const toldAnew = ({ renewed = 0 }: Referral, { now }: Circumstances): Partial<Referral> => ({
  renewed: renewed + 1,
  since: now.toISOString(),
});

/** What is kept of the request in the same words; the next office stands in the answer as its owner. */
export function detailsOf(request: Said): Pick<Answer, (typeof details)[number]> {
  const said: Readonly<Record<string, string>> = request;
  return Object.fromEntries(
    details.flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]]])),
  );
}

const details = ['reason', 'date', 'place', 'outcome', 'incentive', 'with'] as const;
