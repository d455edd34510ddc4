import { known } from './contract.ts';

const oneOf = (values: readonly string[]) => ({ type: 'string', enum: values });
const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength });
/** Where `when` holds, these fields are required; elsewhere the others are refused. */
const only = (when: object, required: readonly string[], elsewhere: readonly string[]) => ({
  if: when,
  // biome-ignore lint/suspicious/noThenProperty: a word of JSON schema
  then: { required },
  else: { properties: Object.fromEntries(elsewhere.map((field) => [field, false])) },
});
const where = (field: string, ...values: readonly string[]) => ({
  type: 'object',
  required: [field],
  properties: { [field]: { enum: values } },
});

const strict = (required: readonly string[], properties: object) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

const choice = {
  ...strict(['program'], {
    program: oneOf(known.programs),
    trainingType: oneOf(known.trainingTypes),
    kurSubtype: oneOf(known.kurSubtypes),
    caseLocation: oneOf(known.caseLocations),
  }),
  allOf: [
    only(where('program', 'kewirausahaan'), ['trainingType'], []),
    only(where('program', 'kewirausahaan', 'pelatihan-kerja'), [], ['trainingType']),
    only(where('program', 'kur-tki'), ['kurSubtype'], ['kurSubtype']),
    only(where('program', 'tki-bermasalah'), ['caseLocation'], ['caseLocation']),
  ],
};
const inTrouble = {
  properties: { choices: { type: 'array', contains: where('program', 'tki-bermasalah') } },
};

const required = [
  ...['submissionId', 'choices', 'targetGroup', 'name', 'nik', 'phone', 'phoneOf'],
  ...['district', 'village', 'consent'],
];

const fields = strict(required, {
  submissionId: { type: 'string', format: 'uuid' },
  choices: { type: 'array', items: choice, minItems: 1, maxItems: 3, uniqueItems: true },
  targetGroup: oneOf(known.groups),
  name: text(100),
  nik: { type: 'string', pattern: '^\\d{16}$' },
  phone: { type: 'string', pattern: '^(\\+|0)[0-9]{8,14}$' },
  phoneOf: oneOf(['own', 'family', 'village-office']),
  district: oneOf(known.districts),
  village: text(80),
  story: text(500),
  about: oneOf(['self', 'family-member']),
  safeContact: text(100),
  plan: oneOf(known.plans),
  country: { type: 'string', pattern: '^[A-Z]{2}$' },
  assisted: strict(['by', 'consent'], {
    by: oneOf(['village-office', 'family', 'ngo', 'other']),
    consent: oneOf(['read-aloud', 'signed-list']),
  }),
  consent: strict(['given', 'version'], {
    given: { type: 'boolean', const: true },
    version: oneOf(known.consentVersions),
    protection: { type: 'boolean' },
  }),
  language: { ...oneOf(['id', 'en']), default: 'id' },
});

/** The same rules as `zod-contract.ts`, as a JSON schema. */
export const ajvContract = {
  ...fields,
  allOf: [
    only(where('targetGroup', 'calon'), ['plan'], ['plan']),
    only(where('plan', 'abroad-household'), ['country'], []),
    only(where('plan', 'abroad-household', 'abroad-company'), [], ['country']),
    only(inTrouble, ['about'], ['about', 'story', 'safeContact']),
  ],
};
