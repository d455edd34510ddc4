import { jakartaDate } from '../calendar/week.ts';
import type { Catalog } from '../catalog/types.ts';
import type { Submission } from '../storage/submissions.ts';
import type { Referral } from './referral.ts';
import { type RoutedChoice, routeCheck, routeReferral } from './routing.ts';
import { dueDate } from './terms.ts';

/** The ministry's office for what nobody else owns. */
export const desk = 'desk';

type Circumstances = {
  readonly catalog: Catalog;
  /** Too many from one source or phone in an hour: the desk looks first, unless the program is restricted. */
  readonly held: boolean;
  /** Many of an hour, though not too many: restricted ones share letters. */
  readonly inCrowd: boolean;
  /** The moment of writing, which becomes `since`. */
  readonly now: Date;
};

type Choice = RoutedChoice & { readonly trainingType?: string | undefined };

/** The referrals that must follow from a submission: one for each choice, and for each note made from its answers. */
export function referralsOf(submission: Submission, circumstances: Circumstances): Referral[] {
  const notes = submission.notes.map((program) => ({ program }));
  return [...submission.choices, ...notes].map((choice) => firstReferral(submission, choice, circumstances));
}

function firstReferral(
  submission: Submission,
  choice: Choice,
  { catalog, held, inCrowd, now }: Circumstances,
): Referral {
  const program = catalog.program(choice.program);
  const state = held && !program.restricted ? 'held' : 'pending';
  const office = state === 'held' ? desk : routeReferral(catalog, choice, submission.district);
  return {
    kind: 'referral',
    ...originOf(submission),
    ...answersOf(choice),
    program: program.id,
    flags: [...submission.flags],
    restricted: program.restricted,
    ...(inCrowd && program.restricted && { inCrowd }),
    office,
    ownerNumber: 1,
    hops: 0,
    state,
    due: dueDate(state, program.terms, jakartaDate(new Date(submission.receivedAt))),
    since: now.toISOString(),
    changedAt: now.toISOString(),
    answers: [],
    seen: false,
  };
}

function originOf(submission: Submission) {
  const { person, year, week, district, group, receivedAt, expiresAt } = submission;
  const end = expiresAt !== undefined && { expiresAt };
  return { submission: submission.submission, person, year, week, district, group, receivedAt, ...end };
}

function answersOf({ trainingType, kurSubtype, caseLocation }: Choice) {
  return {
    ...(trainingType && { trainingType }),
    ...(kurSubtype && { kurSubtype }),
    ...(caseLocation && { caseLocation }),
  };
}

/** The same choice as a check: another application of this person stands already. */
export function checkOf(referral: Referral, catalog: Catalog): Referral {
  const office = referral.state === 'held' ? desk : routeCheck(catalog, referral, referral.district);
  return { ...referral, kind: 'check', office };
}
