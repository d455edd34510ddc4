import { RequestError, Unavailable } from '../../shared/errors.ts';
import {
  type ApplicantRequest,
  confirmationOf,
  keepingOf,
  mostRequests,
  newestPhone,
  withdrawalOf,
} from '../../shared/referral/applicant-request.ts';
import type { Wish } from '../../shared/referral/wish.ts';
import { undoneUntil } from '../../shared/referral/withdrawal.ts';
import { submissionKey } from '../../shared/storage/keys.ts';
import { type Submission, saveRequest } from '../../shared/storage/submissions.ts';
import type { PagesDeps } from './deps.ts';
import { type Standing, standingsOf } from './load-status.ts';

/** Two tabs can ask at the same moment, seldom more. */
const mostTries = 5;

/**
 * Writes a wish down with one conditional update, and returns the submission as it stands then; what was asked already
 * changes nothing. Throws RequestError `not-possible-now`, `too-many-requests`, or `confirm-needed` where the wish was
 * not confirmed.
 */
export async function recordWish(
  wish: Wish,
  found: Submission,
  at: Date,
  deps: PagesDeps,
): Promise<Submission> {
  let submission = found;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const standings = await standingsOf(submission, at, deps);
    if (await isSaid(wish, submission, standings, deps)) return submission;
    refuse(wish, submission, standings);
    const request = await requestFrom(wish, submission, standings, at, deps);
    const { saved, submission: now } = await saveRequest(deps.table, submission, request);
    if (now && saved) return now;
    submission = now ?? submission;
  }
  throw new Unavailable('others asked at every try');
}

/** An undoing always finds room: whoever else holds the receipt may have used up the rest before withdrawing. */
function refuse(wish: Wish, { requests = [] }: Submission, standings: readonly Standing[]): void {
  if (!isPossible(wish, standings)) throw new RequestError('not-possible-now');
  if (requests.length >= mostRequests && wish.action !== 'keep') throw new RequestError('too-many-requests');
  if (!wish.confirmed) throw new RequestError('confirm-needed');
}

const isUndoable = ({ stage }: Standing): boolean => stage.until !== undefined;
const isClosed = ({ stage }: Standing): boolean => stage.stage === 'closed';

const namedIn = ({ choice }: { readonly choice?: number }, standings: readonly Standing[]) =>
  standings.filter((standing) => (choice ?? standing.choice) === standing.choice);

function isPossible(wish: Wish, standings: readonly Standing[]): boolean {
  if (wish.action === 'correct-phone') return true;
  const named = namedIn(wish, standings);
  if (wish.action === 'withdraw') return named.some((one) => !isClosed(one));
  if (wish.action === 'keep') return named.some(isUndoable);
  return named.some((one) => isClosed(one) && !one.stage.withdrawn);
}

/** Said already, and still in force. */
async function isSaid(
  wish: Wish,
  submission: Submission,
  standings: readonly Standing[],
  deps: PagesDeps,
): Promise<boolean> {
  if (wish.action === 'correct-phone') {
    const known = newestPhone(submission) ?? submission;
    const digests = await deps.digests();
    return known.phone === digests.phone(wish.phone) && known.phoneOf === wish.phoneOf;
  }
  if (wish.action === 'withdraw')
    return namedIn(wish, standings).every((one) => isClosed(one) && withdrawalOf(one.choice, submission));
  if (wish.action === 'keep') return isKept(namedIn(wish, standings), submission);
  return (
    confirmationOf(wish.choice, spokenOf(standings[wish.choice - 1]), submission)?.answer === wish.answer
  );
}

const isKept = (named: readonly Standing[], submission: Submission): boolean =>
  !named.some(isUndoable) && named.some((one) => keepingOf(one.choice, submission));

/** The number of the answer that closed a choice; a dispute comes next after the closure that it speaks of. */
function spokenOf(standing: Standing | undefined): number {
  const { answerNumber = 0, answers = [] } = standing?.referral ?? {};
  return answers.at(-1)?.action === 'dispute' ? answerNumber - 1 : answerNumber;
}

async function requestFrom(
  wish: Wish,
  submission: Submission,
  standings: readonly Standing[],
  at: Date,
  { sealer, digests }: PagesDeps,
): Promise<ApplicantRequest> {
  const numbered = { number: (submission.requestNumber ?? 0) + 1, at: at.toISOString() };
  switch (wish.action) {
    case 'withdraw':
      return { ...numbered, kind: 'withdraw', ...choiceIn(wish), until: undoneUntil(at) };
    case 'keep':
      return { ...numbered, kind: 'keep', ...choiceIn(wish) };
    case 'confirm': {
      const { choice, answer } = wish;
      return { ...numbered, kind: 'confirm', choice, answer, closure: spokenOf(standings[choice - 1]) };
    }
    case 'correct-phone': {
      const { phone, phoneOf } = wish;
      const sealed = await sealer.seal(phone, submissionKey(submission.submission));
      return { ...numbered, kind: 'correct-phone', phone: (await digests()).phone(phone), phoneOf, sealed };
    }
  }
}

const choiceIn = ({ choice }: { readonly choice?: number }) => choice !== undefined && { choice };
