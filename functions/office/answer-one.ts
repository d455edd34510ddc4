import type { OfficeSession } from '../../shared/identity/office-session.ts';
import { readReferralId } from '../../shared/identity/referral-ids.ts';
import type { AnswerResult } from '../../shared/pages/office/results.ts';
import { answer, type Outcome } from '../../shared/referral/answer.ts';
import type { AnswerRequest } from '../../shared/referral/answer-request.ts';
import type { Circumstances } from '../../shared/referral/change.ts';
import type { Answer, Referral } from '../../shared/referral/referral.ts';
import { withStandingNumber } from '../../shared/referral/tries.ts';
import { findReferral } from '../../shared/storage/referrals.ts';
import { saveAnswer } from '../../shared/storage/save-answer.ts';
import { findSubmission } from '../../shared/storage/submissions.ts';
import type { Target } from './answer-body.ts';
import { countAnswer } from './count-answer.ts';
import type { OfficeDeps } from './deps.ts';
import { findOwned } from './find-owned.ts';
import { hearingOffices, reachableGuests, reachableOffices } from './load-person.ts';

type Asked = { readonly request: AnswerRequest; readonly session: OfficeSession; readonly at: Date };

/** Gives one answer with one conditional update. Whatever stands in its way is told, never thrown. */
export async function answerOne(target: Target, asked: Asked, deps: OfficeDeps): Promise<AnswerResult> {
  const { id, shown } = target;
  const referral = await findOwned(id, asked.session, deps);
  if (!referral) return { id, result: (await isOwnHandOver(id, asked, deps)) ? 'unchanged' : 'not-found' };
  const judged = await withOwnTries(referral, asked.request, deps);
  const outcome = answer(judged, asked.request, circumstances(asked, deps));
  if (outcome.kind === 'unchanged') return { id, result: 'unchanged', ...standing(referral) };
  if (shown !== (referral.answerNumber ?? 0)) return { id, result: 'conflict', ...standing(referral) };
  if (outcome.kind === 'refused') return { id, result: 'refused', ...standing(referral) };
  if (outcome.kind === 'invalid') return { id, result: 'invalid', errors: outcome.errors };
  const deaf = await unreachable(referral, outcome.answer, deps);
  if (deaf) return { id, result: 'invalid', errors: [{ path: deaf, code: 'unknown-value' }] };
  return save(id, referral, outcome, asked, deps);
}

/** The submission is read only for an outcome that asks for calls in vain. */
async function withOwnTries(referral: Referral, request: AnswerRequest, deps: OfficeDeps): Promise<Referral> {
  const { table, catalog } = deps;
  if (request.action !== 'close' || !catalog.triesBefore[request.outcome]) return referral;
  const submission = await findSubmission(table, referral.submission);
  return submission ? withStandingNumber(referral, submission, catalog) : referral;
}

const circumstances = ({ session, at }: Asked, { catalog, now }: OfficeDeps): Circumstances => ({
  ...{ catalog, at, office: session.office, by: session.initials },
  now: now(),
});

const standing = ({ state, answerNumber = 0 }: Referral) => ({ state, answerNumber });

async function save(
  id: string,
  referral: Referral,
  outcome: Extract<Outcome, { kind: 'changed' }>,
  asked: Asked,
  deps: OfficeDeps,
): Promise<AnswerResult> {
  const written = await saveAnswer(deps.table, referral, outcome);
  if (written.saved) {
    countAnswer(referral, outcome.answer, deps);
    const isStillOwner = written.referral.office === asked.session.office;
    return { id, result: 'changed', ...(isStillOwner && standing(written.referral)) };
  }
  const present = await findOwned(id, asked.session, deps);
  if (!present) return { id, result: (await isOwnHandOver(id, asked, deps)) ? 'unchanged' : 'not-found' };
  const same = answer(present, asked.request, circumstances(asked, deps)).kind === 'unchanged';
  return { id, result: same ? 'unchanged' : 'conflict', ...standing(present) };
}

/** The field that names an office which would not learn of it. */
async function unreachable(
  referral: Referral,
  { owner, with: guest }: Answer,
  deps: OfficeDeps,
): Promise<'next' | 'with' | undefined> {
  if (guest !== undefined)
    return reachableGuests(referral, await hearingOffices(deps), deps).includes(guest) ? undefined : 'with';
  if (owner === referral.office) return undefined;
  const { named, others } = reachableOffices(referral, await hearingOffices(deps), deps);
  return [...named, ...others].includes(owner) ? undefined : 'next';
}

/** A hand-over posted twice: the second time its office is no longer the owner, but it may hear that it is done. */
async function isOwnHandOver(
  id: string,
  { request, session, at }: Asked,
  deps: OfficeDeps,
): Promise<boolean> {
  const named = readReferralId(await deps.tokens(), id);
  const referral = named && (await findReferral(deps.table, named.key));
  if (!referral || referral.ownerNumber !== named.ownerNumber + 1) return false;
  const { office } = session;
  return answer(referral, request, { catalog: deps.catalog, at, office, now: at }).kind === 'unchanged';
}
