import { Unavailable } from '../errors.ts';
import type { Referral } from '../referral/referral.ts';
import { lastEnd } from '../referral/retention.ts';
import { isOpen } from '../referral/states.ts';
import { recordDecision } from '../storage/decisions.ts';
import { type Erased, eraseItems, isBeingErased } from '../storage/erasure.ts';
import { besidesSubmissions, itemsOf } from '../storage/persons-items.ts';
import { readReferral } from '../storage/referrals.ts';
import { readSubmission, type Submission, saveRequest } from '../storage/submissions.ts';
import type { Table } from '../storage/table.ts';
import { keepTombstone } from '../storage/tombstones.ts';
import { applyRequests } from './apply-requests.ts';
import { createReferrals } from './create-referrals.ts';
import type { ConsequenceDeps } from './deps.ts';

/** `erasures`: the table that a restore of the records leaves alone. */
export type EraseDeps = ConsequenceDeps & { readonly erasures: Table };

/**
 * Erases a person of one year, who asked for it at that moment. A tombstone comes first, for the day on which a restore
 * brings the person back. What is open is withdrawn first, as if asked for with
 * the receipt, and what is still under way is worked to its end: then the weeks count what happened, and nothing of it
 * is in a list any more. A second call, also after a crash, ends what the first one began; a call on the day after
 * takes away what a process that was far behind has written since. Says whether there was anything.
 */
export async function erasePerson(whom: Erased, deps: EraseDeps): Promise<boolean> {
  await keepTombstone(deps.erasures, whom, lastEnd(deps.catalog, whom.at));
  if (!(await isBeingErased(deps.table, whom.person))) await settle(whom, deps);
  return eraseItems(deps.table, whom);
}

async function settle({ person, year, at }: Erased, deps: ConsequenceDeps): Promise<void> {
  const items = await itemsOf(deps.table, person, year);
  const submissions = items.submissions.map(readSubmission);
  for (const submission of submissions) await workOff(submission, deps);
  const open = (await needsOf(person, deps)).filter(({ state }) => isOpen(state));
  for (const submission of submissions)
    if (open.some((need) => need.submission === submission.submission)) await withdraw(submission, at, deps);
  for (const need of await needsOf(person, deps))
    for (const answer of need.answers) await recordDecision(deps.table, need, answer);
}

async function workOff(submission: Submission, deps: ConsequenceDeps): Promise<void> {
  await createReferrals(submission, deps);
  await applyRequests(submission, deps);
}

async function withdraw(submission: Submission, at: Date, deps: ConsequenceDeps): Promise<void> {
  const number = (submission.requestNumber ?? 0) + 1;
  const request = { kind: 'withdraw', number, at: at.toISOString() } as const;
  const { saved, submission: now } = await saveRequest(deps.table, submission, request);
  if (!saved || !now) throw new Unavailable('somebody asked for something at the same moment');
  await applyRequests(now, deps);
}

async function needsOf(person: string, { table }: ConsequenceDeps): Promise<Referral[]> {
  const others = await besidesSubmissions(table, person);
  return others.filter(({ kind }) => kind === 'referral' || kind === 'check').map(readReferral);
}
