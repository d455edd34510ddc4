import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import { catalog } from '../../shared/catalog/current.ts';

/** One in so many of the flood's card numbers is that of somebody who applies too: they have leaked. */
const leakedEvery = 20;
const apart = 500_000;

const askable = catalog.programs.filter(
  ({ choosable, restricted, requires, eligibleGroups }) =>
    choosable && !restricted && requires.length === 0 && eligibleGroups.includes('purna'),
);

export const honestBody = (seed: number): EnrollmentBody => enrollmentFor(seed);

/**
 * One of many from one source: cards that look right, each with a phone of its own, for one open program after the
 * other. What is restricted is never held, and has no place in a flood whose letters are counted.
 */
export function floodBody(number: number, firstSeed: number, honest: number): EnrollmentBody {
  const leaked = number % leakedEvery === 0 && honest > 0;
  const seed = leaked ? firstSeed + ((number / leakedEvery) % honest) : firstSeed + apart + number;
  const other = enrollmentFor(firstSeed + 2 * apart + number);
  const program = askable[number % askable.length];
  return enrollmentFor(seed, {
    ...{ submissionId: other.submissionId, phone: other.phone, targetGroup: 'purna' },
    choices: [{ program: program?.id ?? '' }],
  });
}
