import { jakartaDate } from '../../shared/calendar/week.ts';
import { applyRequests } from '../../shared/consequences/apply-requests.ts';
import { erasePerson } from '../../shared/consequences/erase-person.ts';
import { answer, possibleActions } from '../../shared/referral/answer.ts';
import { isWithdrawn } from '../../shared/referral/applicant-answer.ts';
import { confirmations } from '../../shared/referral/applicant-request.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { recordDecision } from '../../shared/storage/decisions.ts';
import { findReferral, keyOf } from '../../shared/storage/referrals.ts';
import { saveAnswer } from '../../shared/storage/save-answer.ts';
import { findSubmission, saveRequest } from '../../shared/storage/submissions.ts';
import type { Key, Table } from '../../shared/storage/table.ts';
import { requestFor } from '../support/histories.ts';
import { methodsOf } from '../support/table-methods.ts';
import type { World } from './world.ts';

/** An item keeps its last ten answers; a recount needs all of them. */
const mostAnswers = 8;

/** The owner answers as the life cycle allows; one answer in thirty is written down only after a Monday. */
export async function ownerAnswers(world: World, key: Key, at: Date): Promise<Referral | undefined> {
  const { store, catalog, dice, counts } = world;
  const need = await findReferral(store, key);
  if (!need || need.answers.length >= mostAnswers || need.changedAt >= at.toISOString()) return need;
  const circumstances = { catalog, at, now: at, office: need.office };
  const actions = possibleActions(need, circumstances);
  if (actions.length === 0) return need;
  const choose = <T>(list: readonly T[]): T => dice.oneOf(list);
  const request = requestFor(need, choose(actions), { catalog, today: jakartaDate(at), choose });
  const outcome = answer(need, request, circumstances);
  if (outcome.kind !== 'changed') return need;
  const saved = await saveAnswer(store, need, outcome);
  if (!saved.saved) throw new Error('somebody was faster');
  counts.answers += 1;
  if (need.state === 'closed') counts.reopened += 1;
  await writeDown(world, saved.referral);
  return saved.referral;
}

async function writeDown(world: World, need: Referral): Promise<void> {
  const newest = need.answers.at(-1);
  if (!newest) return;
  const write = async (): Promise<void> => {
    // As `dispatch` does: what was erased meanwhile is not written down any more.
    if (await findReferral(world.store, keyOf(need))) await recordDecision(thin(world.store), need, newest);
  };
  if (world.dice.below(30) > 0) return write();
  world.counts.late += 1;
  world.late.push({ mondays: 1 + world.dice.below(3), write });
}

/** Two million decisions fit into memory with what a week counts of them, and what an erasure needs. */
const thin = (store: Table): Table => ({
  ...methodsOf(store),
  putNew: ({ pk, sk, kind = '', submission = '', week = '', ...rest }) => {
    const { weekShard = '', weekSort = '', tally = '' } = rest;
    return store.putNew({ pk, sk, kind, submission, week, weekShard, weekSort, tally });
  },
});

/** The person says with the receipt whether help came; “no” opens the need again with another office. */
export async function personSpeaks(world: World, key: Key, at: Date): Promise<void> {
  const { store, dice, counts, deps, clock } = world;
  const need = await findReferral(store, key);
  if (need?.state !== 'closed' || isWithdrawn(need) || need.answers.length >= mostAnswers) return;
  if (need.changedAt >= at.toISOString()) return;
  const submission = await findSubmission(store, need.submission);
  const choice = (submission?.choices ?? []).findIndex(({ program }) => program === need.program) + 1;
  if (!submission || choice === 0) return;
  const number = (submission.requestNumber ?? 0) + 1;
  const said = {
    kind: 'confirm',
    choice,
    answer: dice.oneOf(confirmations),
    closure: need.answerNumber ?? 0,
  } as const;
  const { submission: asked } = await saveRequest(store, submission, {
    ...said,
    number,
    at: at.toISOString(),
  });
  clock.now = at;
  if (asked) await applyRequests(asked, deps);
  counts.confirmed += 1;
  const now = await findReferral(store, key);
  if (!now || now.answerNumber === need.answerNumber) return;
  counts.disputed += 1;
  await writeDown(world, now);
}

export async function onePersonGoes(world: World, key: Key, at: Date): Promise<void> {
  const need = await findReferral(world.store, key);
  if (!need || need.changedAt >= at.toISOString()) return;
  world.clock.now = at;
  if (await erasePerson({ person: need.person, year: need.year, at }, world.deps)) world.counts.erased += 1;
}
