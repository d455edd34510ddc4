import { known } from '../contract.ts';
import type { Enrollment } from './steps.ts';

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const hasOnly = (value: Fields, names: readonly string[]): boolean =>
  Object.keys(value).every((name) => names.includes(name));
const oneOf = (value: unknown, list: readonly string[]): boolean =>
  typeof value === 'string' && list.includes(value);
const text = (value: unknown, max: number): boolean =>
  typeof value === 'string' && value.trim() !== '' && value.length <= max;
const optional = (value: unknown, check: (value: unknown) => boolean): boolean =>
  value === undefined || check(value);
const matches = (value: unknown, form: RegExp): boolean => typeof value === 'string' && form.test(value);

const fields = [
  ...['submissionId', 'choices', 'targetGroup', 'name', 'nik', 'phone', 'phoneOf', 'district', 'village'],
  ...['story', 'about', 'safeContact', 'plan', 'country', 'assisted', 'consent', 'language'],
];

function isChoice(value: unknown): boolean {
  if (!isObject(value) || !hasOnly(value, ['program', 'trainingType', 'kurSubtype', 'caseLocation']))
    return false;
  const { program, trainingType, kurSubtype, caseLocation } = value;
  const trains = program === 'kewirausahaan' || program === 'pelatihan-kerja';
  return (
    oneOf(program, known.programs) &&
    optional(trainingType, (type) => trains && oneOf(type, known.trainingTypes)) &&
    (program !== 'kewirausahaan' || trainingType !== undefined) &&
    (program === 'kur-tki' ? oneOf(kurSubtype, known.kurSubtypes) : kurSubtype === undefined) &&
    (program === 'tki-bermasalah' ? oneOf(caseLocation, known.caseLocations) : caseLocation === undefined)
  );
}

function areChoices(value: unknown): value is readonly Fields[] {
  if (!Array.isArray(value) || value.length < 1 || value.length > 3 || !value.every(isChoice)) return false;
  return new Set(value.map(({ program }) => program)).size === value.length;
}

const isConsent = (value: unknown): boolean =>
  isObject(value) &&
  hasOnly(value, ['given', 'version', 'protection']) &&
  value['given'] === true &&
  oneOf(value['version'], known.consentVersions) &&
  optional(value['protection'], (protection) => typeof protection === 'boolean');

const isAssisted = (value: unknown): boolean =>
  isObject(value) &&
  hasOnly(value, ['by', 'consent']) &&
  oneOf(value['by'], ['village-office', 'family', 'ngo', 'other']) &&
  oneOf(value['consent'], ['read-aloud', 'signed-list']);

const fitsPlan = ({ targetGroup, plan, country }: Fields): boolean =>
  (targetGroup === 'calon' ? oneOf(plan, known.plans) : plan === undefined) &&
  (plan !== 'abroad-household' || country !== undefined) &&
  optional(country, (code) => String(plan).startsWith('abroad-') && matches(code, /^[A-Z]{2}$/));

const fitsCase = ({ choices, about, story, safeContact }: Fields): boolean =>
  areChoices(choices) && choices.some(({ program }) => program === 'tki-bermasalah')
    ? oneOf(about, ['self', 'family-member']) &&
      optional(story, (value) => text(value, 500)) &&
      optional(safeContact, (value) => text(value, 100))
    : (about ?? story ?? safeContact) === undefined;

/** The rules of `zod-contract.ts` by hand; undefined where one is broken. */
export function readByHand(body: unknown): Enrollment | undefined {
  if (!isObject(body) || !hasOnly(body, fields)) return undefined;
  const fits =
    matches(body['submissionId'], /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i) &&
    areChoices(body['choices']) &&
    oneOf(body['targetGroup'], known.groups) &&
    text(body['name'], 100) &&
    matches(body['nik'], /^\d{16}$/) &&
    matches(body['phone'], /^(\+|0)[0-9]{8,14}$/) &&
    oneOf(body['phoneOf'], ['own', 'family', 'village-office']) &&
    oneOf(body['district'], known.districts) &&
    text(body['village'], 80) &&
    optional(body['assisted'], isAssisted) &&
    isConsent(body['consent']) &&
    optional(body['language'], (language) => oneOf(language, ['id', 'en'])) &&
    fitsPlan(body) &&
    fitsCase(body);
  return fits ? ({ language: 'id', ...body } as Enrollment) : undefined;
}
