import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import { catalog } from '../../shared/catalog/current.ts';

/** One in so many of the flood's card numbers is that of somebody who applies too: they have leaked. */
const leakedEvery = 20;
const apart = 500_000;

/** And one in so many asks for help in trouble: such needs are never held. */
const troubledEvery = 7;

const askable = catalog.programs.filter(
  ({ choosable, restricted, requires, eligibleGroups }) =>
    choosable && !restricted && requires.length === 0 && eligibleGroups.includes('purna'),
);

export const honestBody = (seed: number): EnrollmentBody => enrollmentFor(seed);

/**
 * One of many from one source: cards that look right, each with a phone of its own, for one open program after the
 * other, or for help in trouble.
 */
export function floodBody(number: number, firstSeed: number, honest: number): EnrollmentBody {
  const leaked = number % leakedEvery === 0 && honest > 0;
  const seed = leaked ? firstSeed + ((number / leakedEvery) % honest) : firstSeed + apart + number;
  const other = enrollmentFor(firstSeed + 2 * apart + number);
  const program = askable[number % askable.length];
  const wish =
    number % troubledEvery === 0
      ? { targetGroup: 'bermasalah', choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }] }
      : { targetGroup: 'purna', choices: [{ program: program?.id ?? '' }] };
  return enrollmentFor(seed, { submissionId: other.submissionId, phone: other.phone, ...wish });
}
