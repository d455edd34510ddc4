import { checkOf, referralsOf } from '../../shared/referral/create.ts';
import { createReferral, keyOf } from '../../shared/storage/referrals.ts';
import { acceptSubmission, findSubmission, type Submission } from '../../shared/storage/submissions.ts';
import { submissionOf } from './people.ts';
import type { World } from './world.ts';

/** One in twenty applies a second time in the year; one in fifty is seen by `dispatch` only after a Monday. */
export async function oneApplies(world: World, at: Date): Promise<void> {
  const { dice, counts, store, catalog } = world;
  const again = counts.people > 0 && dice.below(20) === 0;
  if (!again) counts.people += 1;
  counts.submissions += 1;
  const who = again ? 1 + dice.below(counts.people) : counts.people;
  const submission = submissionOf(who, counts.submissions, at, dice, catalog);
  await acceptSubmission(store, submission);
  const held = dice.below(100) === 0;
  if (dice.below(50) > 0) return createNeeds(world, submission, held);
  counts.late += 1;
  world.late.push({ mondays: 1 + dice.below(2), write: () => createNeeds(world, submission, held) });
}

/** As `dispatch` does, which looks first whether the submission is still there. */
async function createNeeds(world: World, submission: Submission, held: boolean): Promise<void> {
  const { store, catalog, open } = world;
  if (!(await findSubmission(store, submission.submission))) return;
  const now = new Date(submission.receivedAt);
  for (const need of referralsOf(submission, { catalog, held, inCrowd: false, now })) {
    const stored = await createReferral(store, need, submission);
    const own = stored.submission === submission.submission;
    open.push(keyOf(own ? stored : await createReferral(store, checkOf(need, catalog), submission)));
  }
}
