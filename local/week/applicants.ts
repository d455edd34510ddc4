import { randomUUID } from 'node:crypto';
import { catalog } from '../../shared/catalog/current.ts';
import type { Choice } from '../../shared/enrollment/enrollment.ts';
import { examples, numbered } from './example-people.ts';
import { type EnrollmentBody, enrollmentFor } from './people.ts';

/** Seeds of one run stay apart from those of the next. */
const seedsPerRun = 10_000;

/** So many people that every program and group is asked for, from at least 20 districts. */
export function applicants(seed: number, count: number): EnrollmentBody[] {
  return Array.from({ length: count }, (_, at) => enrollmentFor(seed * seedsPerRun + at + 1, wishOf(at)));
}

/** The first people make sure that each program and target group occurs; the others wish at random. */
function wishOf(at: number): Partial<EnrollmentBody> {
  const district = catalog.districts[(at * 7) % catalog.districts.length]?.code ?? '';
  const program = catalog.programs.filter(({ choosable }) => choosable)[at];
  if (!program) return { district };
  const targetGroup = program.eligibleGroups[at % program.eligibleGroups.length] ?? '';
  return { district, targetGroup, choices: [choiceOf(program)] };
}

function choiceOf({ id, requires, trainingTypes }: (typeof catalog.programs)[number]): Choice {
  const { kurSubtype, caseLocation } = catalog.answers;
  return {
    program: id,
    ...(requires.includes('trainingType') && { trainingType: trainingTypes[0] ?? '' }),
    ...(requires.includes('kurSubtype') && { kurSubtype: kurSubtype[0]?.id ?? '' }),
    ...(requires.includes('caseLocation') && { caseLocation: caseLocation[0]?.id ?? '' }),
  };
}

/** A person whose case is told at once, at any hour. */
export function inTrouble(seed: number): EnrollmentBody {
  const program = catalog.programs.find(({ choosable, restricted }) => choosable && restricted);
  if (!program) throw new Error('The catalog has no restricted program');
  const targetGroup = program.eligibleGroups[0] ?? '';
  return enrollmentFor((seed + 1) * seedsPerRun, { targetGroup, choices: [choiceOf(program)] });
}

/** The same person asks for the same again: another form, another phone. */
export const again = (body: EnrollmentBody, at: number): EnrollmentBody => ({
  ...body,
  submissionId: randomUUID(),
  phone: numbered(examples.secondPhone, 10_000_000 + at),
});

/** Requests that must be refused, each for another reason. */
export function refusables(seed: number): object[] {
  const general = catalog.programs.find(
    ({ choosable, anyDistrict, requires }) => choosable && !anyDistrict && requires.length === 0,
  );
  const targetGroup = general?.eligibleGroups.find((group) => asksNothing(group)) ?? '';
  const body = enrollmentFor((seed + 2) * seedsPerRun, {
    targetGroup,
    choices: [{ program: general?.id ?? '' }],
  });
  const fresh = (changes: object) => ({ ...body, submissionId: randomUUID(), ...changes });
  const uncovered = [...catalog.regions.values()].find(({ covered }) => !covered)?.code;
  const stranger = catalog.programs.find(
    ({ eligibleGroups, conditionalGroups, choosable }) =>
      choosable && !eligibleGroups.includes(targetGroup) && !(targetGroup in conditionalGroups),
  );
  return [
    fresh({ nik: examples.wrongCard }),
    fresh({ nik: undefined }),
    fresh({ phone: '12' }),
    fresh({ consent: { given: false, version: body.consent.version } }),
    fresh({ favorite: 'color' }),
    fresh({ district: uncovered }),
    ...(stranger ? [fresh({ choices: [choiceOf(stranger)] })] : []),
  ];
}

const asksNothing = (group: string): boolean =>
  catalog.targetGroups.find(({ id }) => id === group)?.asks.length === 0;
