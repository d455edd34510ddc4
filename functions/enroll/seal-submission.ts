import { weekOf, yearOf } from '../../shared/calendar/week.ts';
import { canonicalForm } from '../../shared/enrollment/canonical.ts';
import type { Enrollment } from '../../shared/enrollment/enrollment.ts';
import { endOf } from '../../shared/referral/retention.ts';
import { submissionKey } from '../../shared/storage/keys.ts';
import type { Submission } from '../../shared/storage/submissions.ts';
import type { EnrollDeps } from './deps.ts';
import type { Circumstances } from './keep-submission.ts';

/** The enrollment as it may be stored: personal data sealed, identifiers as keyed hashes, the rest as codes. */
export async function sealSubmission(
  enrollment: Enrollment,
  { screening, at, source, receipt, answer }: Circumstances,
  { sealer, digests, catalog }: EnrollDeps,
): Promise<Submission> {
  const digest = await digests();
  const submission = digest.submission(receipt);
  const year = yearOf(at);
  const receivedAt = at.toISOString();
  const notes = [...screening.notes];
  return {
    kind: 'submission',
    submission,
    submissionId: digest.submissionId(enrollment.submissionId),
    content: digest.content(canonicalForm(enrollment)),
    phone: digest.phone(enrollment.phone),
    source: digest.source(source),
    person: digest.person(enrollment.nik, year),
    year,
    week: weekOf(at),
    ...{ receivedAt, notes, ...codesOf(enrollment) },
    expiresAt: endOf({ receivedAt, notes, choices: enrollment.choices }, catalog),
    flags: [...screening.flags],
    ...(screening.notice?.code === 'placement-closed' && { placement: 'closed' }),
    answer: JSON.stringify(answer),
    sealed: await sealer.seal(personalOf(enrollment), submissionKey(submission)),
  };
}

/** What is sealed: who the person is, and what only the owning office reads. */
export const personalOf = ({ name, phone, village, story, safeContact }: Enrollment): string =>
  JSON.stringify({ name, phone, village, story, safeContact });

function codesOf(enrollment: Enrollment) {
  const { about, plan, country, assisted } = enrollment;
  return {
    district: enrollment.district,
    group: enrollment.targetGroup,
    sex: enrollment.sex,
    ageBand: enrollment.ageBand,
    choices: enrollment.choices.map((choice) => ({ ...choice })),
    phoneOf: enrollment.phoneOf,
    language: enrollment.language,
    ...(about && { about }),
    ...(plan && { plan }),
    ...(country && { country }),
    ...(assisted && { assistedBy: assisted.by }),
  };
}
