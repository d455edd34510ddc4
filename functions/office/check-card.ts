import type { OfficeSession } from '../../shared/identity/office-session.ts';
import type { AnswerResult } from '../../shared/pages/office/results.ts';
import type { CardCheck } from '../../shared/referral/answer-request.ts';
import { cardTriesLeft } from '../../shared/referral/card-tries.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { isOpenAt } from '../../shared/referral/withdrawal.ts';
import { noteCard, spendCardTry } from '../../shared/storage/card-checks.ts';
import type { OfficeDeps } from './deps.ts';
import { findOwned } from './find-owned.ts';
import { maySee } from './open-seen.ts';

type Asked = { readonly request: CardCheck; readonly session: OfficeSession; readonly at: Date };

/** Compares the card that an officer holds with the person's hash. Its number goes nowhere: not stored, not told back. */
export async function checkCard(id: string, asked: Asked, deps: OfficeDeps): Promise<AnswerResult> {
  const referral = await findOwned(id, asked.session, deps);
  // Whoever may not see the person yet could ask here whether it is somebody whose number they have.
  if (!referral || !(await maySee(referral, asked.session, deps))) return { id, result: 'not-found' };
  const { state, answerNumber = 0 } = referral;
  if (!isOpenAt(referral, asked.at)) return { id, result: 'refused', state, answerNumber };
  if (referral.card) return { id, result: 'unchanged', state, answerNumber };
  const counted = await spendCardTry(deps.table, referral);
  if (!counted) return wrong(id, 'card-tries', 0);
  if (!(await isCardOf(counted, asked.request, deps)))
    return wrong(id, 'card-differs', cardTriesLeft(counted));
  const { office, initials } = asked.session;
  await noteCard(deps.table, counted, { at: asked.at.toISOString(), office, by: initials });
  return { id, result: 'changed', state, answerNumber };
}

const wrong = (id: string, code: 'card-tries' | 'card-differs', left: number): AnswerResult => ({
  ...{ id, result: 'invalid' },
  errors: [{ path: 'nik', code, params: { left } }],
});

const isCardOf = async ({ person, year }: Referral, { nik }: CardCheck, deps: OfficeDeps): Promise<boolean> =>
  (await deps.digests()).person(nik, year) === person;
