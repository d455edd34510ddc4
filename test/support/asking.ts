import type { ApplicantRequest } from '../../shared/referral/applicant-request.ts';
import { undoneUntil } from '../../shared/referral/withdrawal.ts';
import { submissionKey } from '../../shared/storage/keys.ts';
import { findSubmission, type Submission, saveRequest } from '../../shared/storage/submissions.ts';
import type { Item, Table } from '../../shared/storage/table.ts';

type Words<Request> = Request extends ApplicantRequest ? Omit<Request, 'number' | 'at'> : never;

/** What an applicant asks with the receipt, written as the status page writes it. */
export async function askFor(
  table: Table,
  { submission: key }: Pick<Submission, 'submission'>,
  words: Words<ApplicantRequest>,
  at: Date,
): Promise<Item> {
  const submission = await findSubmission(table, key);
  if (!submission) throw new Error('There is no such submission');
  const numbered = { number: (submission.requestNumber ?? 0) + 1, at: at.toISOString() };
  const term = words.kind === 'withdraw' && { until: undoneUntil(at) };
  const { saved } = await saveRequest(table, submission, {
    ...term,
    ...words,
    ...numbered,
  } as ApplicantRequest);
  if (!saved) throw new Error('somebody was faster');
  return (await table.get(submissionKey(key))) as Item;
}
