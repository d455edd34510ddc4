import type { Enrollment } from '../../shared/enrollment/enrollment.ts';
import type { Screening } from '../../shared/enrollment/screening.ts';
import { RequestError } from '../../shared/errors.ts';
import { acceptSubmission, type Submission } from '../../shared/storage/submissions.ts';
import type { Answer } from './answer.ts';
import type { EnrollDeps } from './deps.ts';
import { sealSubmission } from './seal-submission.ts';

export type Circumstances = {
  readonly screening: Screening;
  readonly at: Date;
  readonly source: string;
  readonly receipt: string;
  readonly answer: Omit<Answer, 'receipt'>;
};

/** What the answer is made of: that of the first time, however often the request comes. */
export type Kept = Pick<Submission, 'language' | 'answer'>;

export async function keepSubmission(
  enrollment: Enrollment,
  circumstances: Circumstances,
  deps: EnrollDeps,
): Promise<Kept> {
  const submission = await sealSubmission(enrollment, circumstances, deps);
  const stored = await acceptSubmission(deps.table, submission);
  assertSame(stored, submission);
  deps.report.count('Enrollments');
  return stored;
}

function assertSame(stored: Submission, submission: Submission): void {
  // Two submission ids can share a receipt: the form makes a new id and sends again.
  if (stored.submissionId !== submission.submissionId) throw new RequestError('try-again');
  if (stored.content !== submission.content) throw new RequestError('submission-id-reused');
}
