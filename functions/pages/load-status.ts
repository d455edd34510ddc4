import type { Referral } from '../../shared/referral/referral.ts';
import { type ChoiceStage, saidOf, stageOfChoice } from '../../shared/referral/stage.ts';
import { findOwn } from '../../shared/storage/referrals.ts';
import type { Submission } from '../../shared/storage/submissions.ts';
import type { PagesDeps } from './deps.ts';

export type Standing = {
  /** Counted from 1. */
  readonly choice: number;
  readonly stage: ChoiceStage;
  readonly referral: Referral | undefined;
};

/** Where each choice stands, in the order of wish, with what was asked with the receipt. */
export const standingsOf = (submission: Submission, at: Date, deps: PagesDeps): Promise<Standing[]> =>
  Promise.all(
    submission.choices.map(async ({ program }, index) => {
      const referral = await findOwn(deps.table, { ...submission, program });
      const said = saidOf(index + 1, submission, referral);
      const stage = stageOfChoice(referral, said, { terms: deps.catalog.defaultTerms, at });
      return { choice: index + 1, referral, stage };
    }),
  );

/** What whoever holds the receipt is told: no program, no office, no name. */
export async function statusOf(receipt: string, submission: Submission, at: Date, deps: PagesDeps) {
  const standings = await standingsOf(submission, at, deps);
  return {
    ...{ receipt, receivedAt: submission.receivedAt, contact: deps.hotline },
    choices: standings.map(({ stage }) => stage),
  };
}
