import type { OfficeSession } from '../../shared/identity/office-session.ts';
import type { ListView, Need } from '../../shared/pages/office/list.ts';
import type { ListQuery } from '../../shared/pages/office/list-query.ts';
import type { AnswerResult } from '../../shared/pages/office/results.ts';
import { isOpenAt } from '../../shared/referral/withdrawal.ts';
import { keyOf } from '../../shared/storage/referrals.ts';
import type { OfficeDeps } from './deps.ts';
import { findOwned } from './find-owned.ts';
import { groupByPerson, markKey, needOf } from './group-needs.ts';
import { frameOf } from './load-list.ts';

/**
 * What an answer to many was about, as it stands now, so that the next answer can follow at once. Undefined where
 * nothing of it is this office's any more.
 */
export async function loadAnswered(
  results: readonly AnswerResult[],
  query: ListQuery,
  { session, at }: { readonly session: OfficeSession; readonly at: Date },
  deps: OfficeDeps,
): Promise<ListView | undefined> {
  const found = await Promise.all(
    results.map(async (result) => ({ result, referral: await findOwned(result.id, session, deps) })),
  );
  const owned = found.flatMap(({ result, referral }) => (referral ? [{ result, referral }] : []));
  if (owned.length === 0) return undefined;
  const sayEach = results.some(({ result }) => result !== 'invalid');
  const marks = new Map(
    owned.map(({ result, referral }) => [markKey(keyOf(referral)), marksOf(result, sayEach)] as const),
  );
  const [open, over] = [true, false].map((wanted) =>
    owned.map(({ referral }) => referral).filter((referral) => isOpenAt(referral, at) === wanted),
  );
  const closed = await Promise.all((over ?? []).map((referral) => needOf(referral, deps, marks)));
  return {
    ...frameOf(session, at, deps),
    ...{ query, pages: 1, found: owned.length, total: owned.length, closedTotal: closed.length },
    choices: { programs: [], districts: [] },
    persons: await groupByPerson(open ?? [], session.office, deps, marks),
    ...{ closed, answered: true },
  };
}

/** What is wrong for all stands at the field. What the answer reached, or was typed wrongly for, is ticked for the next one; what a colleague had changed is not. */
const marksOf = ({ result, errors }: AnswerResult, sayEach: boolean): Pick<Need, 'ticked' | 'outcome'> => ({
  outcome: { result, ...(errors && sayEach && { errors }) },
  ...(['changed', 'unchanged', 'invalid'].includes(result) && { ticked: true }),
});
