import { dateOfDay, dayNumber } from '../../shared/calendar/day.ts';
import { catalog as current } from '../../shared/catalog/current.ts';
import type { Catalog, Program } from '../../shared/catalog/types.ts';
import type { Choice, Enrollment } from '../../shared/enrollment/enrollment.ts';
import { type Dice, diceOf } from './dice.ts';

type Card = {
  /** `NN.NN`: where the card was issued. */
  readonly districtCode: string;
  readonly birthDate: string;
  readonly sex: 'f' | 'm';
  /** 1 to 9999. */
  readonly serial: number;
};

/** The number that such a card would have. */
export function nikFor({ districtCode, birthDate, sex, serial }: Card): string {
  const [year, month, day] = birthDate.split('-');
  const dayDigits = Number(day) + (sex === 'f' ? 40 : 0);
  const digits = [dayDigits, month, year?.slice(2)].map((part) => String(part).padStart(2, '0')).join('');
  return `${districtCode.replace('.', '')}01${digits}${String(serial).padStart(4, '0')}`;
}

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
    language: dice.below(10) === 0 ? 'en' : 'id',
    ...overrides,
  };
}

const givenNames =
  'Siti Nur Dewi Sri Rini Yuni Ahmad Agus Budi Eko Joko Wahyu Rahman Kadek Maria Yosef'.split(' ');
const familyNames =
  "Aminah Lestari Wulandari Ma'ruf Saputra Setiawan Hidayat Rahayu Sutrisno Lalu-Wira".split(' ');
const villages = 'Sukamaju Karanganyar Tirtomulyo Mekarsari Bumiayu Tanjungsari Wonosari Padangsari'.split(
  ' ',
);

function personFrom(seed: number, districtCode: string, dice: Dice) {
  const birthDate = dateOfDay(dayNumber('1970-01-01') + ((seed * 7919) % 11_000));
  const serial = (seed % 9999) + 1;
  return {
    name: `${dice.oneOf(givenNames)} ${dice.oneOf(familyNames)}`,
    nik: nikFor({ districtCode, birthDate, sex: dice.oneOf(['f', 'f', 'm']), serial }),
    phone: `+62811${String(seed % 100_000_000).padStart(8, '0')}`,
    village: `Desa ${dice.oneOf(villages)}, Kecamatan ${dice.oneOf(villages)}`,
  };
}

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
    ...(asked.includes('story') && { story: 'Sudah dua bulan tidak ada kabar dari majikan.' }),
    ...(asked.includes('safeContact') && { safeContact: 'Telepon malam, sesudah pukul 20' }),
  };
}

function planAnswers(group: string, catalog: Catalog, dice: Dice, wished: string | undefined) {
  if (!catalog.targetGroups.find(({ id }) => id === group)?.asks.includes('plan')) return {};
  const plan = catalog.plans.find(({ id }) => id === wished) ?? dice.oneOf(catalog.plans);
  return {
    plan: plan.id,
    ...(plan.country === 'required' && { country: dice.oneOf(['MY', 'HK', 'TW', 'SG', 'SA', 'AE']) }),
  };
}

function uuidFrom(dice: Dice): string {
  const digits = Array.from({ length: 32 }, () => dice.below(16).toString(16)).join('');
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
}
