import type { Need, PersonNeeds } from '../../shared/pages/office/list.ts';
import { newestPhone } from '../../shared/referral/applicant-request.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { needsReason } from '../../shared/referral/view-reasons.ts';
import { isPaused, nextDue } from '../../shared/referral/withdrawal.ts';
import { rememberedKeys } from '../../shared/sealing/remembered-keys.ts';
import { keyOf } from '../../shared/storage/referrals.ts';
import { findSubmission, type Submission } from '../../shared/storage/submissions.ts';
import type { Key } from '../../shared/storage/table.ts';
import type { OfficeDeps } from './deps.ts';
import { idOf } from './find-owned.ts';
import { openPerson } from './open-person.ts';

/** What the page is to remember of a need from one post to the next, by `markKey`. */
export type Marks = ReadonlyMap<string, Pick<Need, 'ticked' | 'asked' | 'outcome'>>;
export const markKey = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** Together is what came with one submission: a check shows its own data, never those of the first application. */
export async function groupByPerson(
  referrals: readonly Referral[],
  reader: string,
  deps: OfficeDeps,
  marks: Marks = new Map(),
): Promise<PersonNeeds[]> {
  const groups = Map.groupBy(referrals, ({ submission, restricted }) => `${submission}${restricted}`);
  const opened = { ...deps, dataKeys: rememberedKeys(deps.dataKeys) };
  return Promise.all([...groups.values()].map((needs) => personOf(needs, reader, opened, marks)));
}

/** A restricted case stands in the list without a name: a list is easily read over a shoulder. So do all for a reader who needs a reason. */
async function personOf(
  referrals: readonly Referral[],
  reader: string,
  deps: OfficeDeps,
  marks: Marks,
): Promise<PersonNeeds> {
  const needs = await Promise.all(referrals.map((referral) => needOf(referral, deps, marks)));
  const [first] = referrals;
  if (!first) return { needs };
  if (first.restricted || needsReason(deps.catalog.office(reader))) {
    const submission = await findSubmission(deps.table, first.submission);
    const place = !first.restricted && { district: first.district };
    return { ...place, ...(submission && markOf(submission)), needs };
  }
  const { personal, submission } = await openPerson(first, deps);
  const { name, village } = personal;
  return { name, village, district: first.district, ...markOf(submission), needs };
}

const markOf = (submission: Submission) => newestPhone(submission) && { phoneChanged: true };

export async function needOf(referral: Referral, deps: OfficeDeps, marks: Marks = new Map()): Promise<Need> {
  const { kind, program, state, restricted, answerNumber = 0, ownerNumber } = referral;
  const due = nextDue(referral);
  const last = referral.answers.at(-1)?.action;
  return {
    ...{ id: await idOf(referral, deps), kind, program, state, due, restricted, ownerNumber, answerNumber },
    ...(isPaused(referral) ? { said: 'pause' as const } : isTold(last) && { said: last }),
    ...marks.get(markKey(keyOf(referral))),
  };
}

const told = ['withdraw', 'resume', 'restore', 'dispute', 'escalate'] as const;
const isTold = (action: string | undefined): action is (typeof told)[number] =>
  told.some((one) => one === action);
