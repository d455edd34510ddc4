import type { Catalog } from '../../shared/catalog/types.ts';
import { answer } from '../../shared/referral/answer.ts';
import type { AnswerRequest } from '../../shared/referral/answer-request.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { findReferral, keyOf } from '../../shared/storage/referrals.ts';
import { saveAnswer } from '../../shared/storage/save-answer.ts';
import type { Table } from '../../shared/storage/table.ts';

type Running = {
  readonly store: Table;
  readonly clock: { readonly now: Date };
  readonly deps: { readonly catalog: Catalog };
};

/** The owner's answer, written as the office's page writes it; throws where the life cycle does not allow it. */
export async function answerAsOwner(
  { store, clock, deps }: Running,
  named: Referral,
  request: AnswerRequest,
): Promise<Referral> {
  const referral = (await findReferral(store, keyOf(named))) ?? named;
  const circumstances = { catalog: deps.catalog, at: clock.now, office: referral.office, now: clock.now };
  const outcome = answer(referral, request, circumstances);
  if (outcome.kind !== 'changed') throw new Error(JSON.stringify(outcome));
  const saved = await saveAnswer(store, referral, outcome);
  if (!saved.saved) throw new Error('somebody was faster');
  return saved.referral;
}
