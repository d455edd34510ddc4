import { dateOfDay, dayNumber } from '../../shared/calendar/day.ts';
import { catalog as current } from '../../shared/catalog/current.ts';
import type { Catalog, Program } from '../../shared/catalog/types.ts';
import type { Choice, Enrollment } from '../../shared/enrollment/enrollment.ts';
import { mainLanguage, secondLanguage } from '../../shared/text/language.ts';
import { type Dice, diceOf } from './dice.ts';
import { cardFor, examples, numbered } from './example-people.ts';

type Derived = 'sex' | 'ageBand' | 'consent';
/** What a phone sends: the fields of `POST /enrollments`. */
export type EnrollmentBody = Omit<Enrollment, Derived> & {
  readonly consent: { readonly given: true; readonly version: string; readonly protection?: boolean };
};

/**
 * A synthetic person's valid request, always the same for a seed, and another person for another seed (below 100
 * million). Overrides are taken as they are; the other answers follow an overridden group, choice or plan.
 */
export function enrollmentFor(
  seed: number,
  overrides: Partial<EnrollmentBody> = {},
  catalog: Catalog = current,
): EnrollmentBody {
  const dice = diceOf(seed);
  const district = overrides.district ?? dice.oneOf(catalog.districts).code;
  const targetGroup = overrides.targetGroup ?? dice.oneOf(catalog.targetGroups).id;
  const choices = overrides.choices ?? chooseFor(targetGroup, catalog, dice);
  return {
    submissionId: uuidFrom(dice),
    choices,
    targetGroup,
    ...personFrom(seed, district, dice),
    ...caseAnswers(choices, catalog, dice),
    ...planAnswers(targetGroup, catalog, dice, overrides.plan),
    phoneOf: dice.oneOf(['own', 'own', 'family', 'village-office'] as const),
    district,
    consent: { given: true, version: catalog.consentVersions[0], protection: dice.below(2) === 1 },
    language: dice.below(10) === 0 ? secondLanguage : mainLanguage,
    ...overrides,
  };
}

function personFrom(seed: number, districtCode: string, dice: Dice) {
  const birthDate = dateOfDay(dayNumber('1970-01-01') + ((seed * 7919) % 11_000));
  const serial = (seed % 9999) + 1;
  return {
    name: `${dice.oneOf(examples.givenNames)} ${dice.oneOf(examples.familyNames)}`,
    nik: cardFor(seed, { districtCode, birthDate, sex: dice.oneOf(['f', 'f', 'm']), serial }),
    phone: numbered(examples.phone, seed),
    village: addressFrom(dice),
  };
}

const addressFrom = (dice: Dice): string =>
  examples.village
    .replace('{village}', dice.oneOf(examples.villages))
    .replace('{area}', dice.oneOf(examples.villages));

function chooseFor(group: string, catalog: Catalog, dice: Dice): Choice[] {
  const open = catalog.programs.filter(
    (program) => program.choosable && program.eligibleGroups.includes(group),
  );
  const count = Math.min(1 + dice.below(3), open.length);
  return dice
    .shuffled(open)
    .slice(0, count)
    .map((program) => choiceOf(program, catalog, dice));
}

function choiceOf(program: Program, { answers }: Catalog, dice: Dice): Choice {
  const asks = (field: 'trainingType' | 'kurSubtype' | 'caseLocation') => program.requires.includes(field);
  return {
    program: program.id,
    ...(asks('trainingType') && { trainingType: dice.oneOf(program.trainingTypes) }),
    ...(asks('kurSubtype') && { kurSubtype: dice.oneOf(answers.kurSubtype).id }),
    ...(asks('caseLocation') && { caseLocation: dice.oneOf(answers.caseLocation).id }),
  };
}

function caseAnswers(choices: readonly Choice[], catalog: Catalog, dice: Dice) {
  const asked = catalog.programs
    .filter(({ id }) => choices.some(({ program }) => program === id))
    .flatMap(({ asks }) => asks);
  return {
    ...(asked.includes('about') && { about: dice.oneOf(['self', 'family-member'] as const) }),
    ...(asked.includes('story') && { story: examples.story }),
    ...(asked.includes('safeContact') && { safeContact: examples.safeContact }),
  };
}

function planAnswers(group: string, catalog: Catalog, dice: Dice, wished: string | undefined) {
  if (!catalog.targetGroups.find(({ id }) => id === group)?.asks.includes('plan')) return {};
  const plan = catalog.plans.find(({ id }) => id === wished) ?? dice.oneOf(catalog.plans);
  return {
    plan: plan.id,
    ...(plan.country === 'required' && { country: dice.oneOf(examples.destinations) }),
  };
}

function uuidFrom(dice: Dice): string {
  const digits = Array.from({ length: 32 }, () => dice.below(16).toString(16)).join('');
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
}
