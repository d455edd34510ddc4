import * as z from 'zod';
import { type Zone, zoneOffsets } from '../calendar/zone.ts';
import { inEach, languages } from '../text/language.ts';
import { deploymentSchema } from './deployment-schema.ts';
import { choiceFields, submissionFields } from './fields.ts';

const words = z.strictObject(inEach(() => z.string().min(1)));
const ids = z.array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
const option = z.strictObject({ id: z.string().min(1), name: words });
const terms = z.strictObject({
  firstAnswer: z.int().min(1),
  dateOrWaitingReason: z.int().min(1),
  quietEscalation: z.int().min(1),
});

/** At least a year: the same person is recognized until the year ends, and weeks are counted again within it. */
const keepDays = z.int().min(366).max(3660);

/** Group → what a need can be closed with. */
const outcomes = z.record(z.string(), ids);

const asked = z.array(z.enum(submissionFields));
const answered = z.array(z.enum([...choiceFields, ...submissionFields]));

const programSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  pictogram: z.string().exactOptional(),
  name: words,
  plain: words,
  choosable: z.boolean(),
  eligibleGroups: ids,
  conditionalGroups: z.record(z.string(), z.string()),
  trainingTypes: ids,
  requires: answered,
  optional: z.array(z.enum(choiceFields)),
  asks: asked,
  lead: z.string(),
  leadWhen: z.array(
    z.strictObject({ when: z.partialRecord(z.enum(choiceFields), z.string()), lead: z.string() }),
  ),
  support: ids,
  inform: ids,
  restricted: z.boolean(),
  anyDistrict: z.boolean(),
  incentive: z.boolean(),
  escalation: ids,
  terms: terms.optional(),
  keepDays: keepDays.optional(),
  outcomes: outcomes.exactOptional(),
  madeFrom: z
    .strictObject({ notice: z.literal('placement-closed'), consent: z.literal('protection') })
    .optional(),
  description: z.string(),
  routingReason: z.string(),
});

const programs = z.object({
  defaultTerms: terms,
  defaultKeepDays: keepDays,
  targetGroups: z.array(z.strictObject({ id: z.string(), name: words, plain: words, asks: asked })),
  trainingTypes: z.array(z.strictObject({ id: z.string(), name: words, addsInform: ids })),
  conditions: z.array(option),
  programs: z.array(programSchema),
  outcomes,
  triesBefore: z.record(z.string(), z.int().min(1).max(10)).default({}),
  heldOutcomes: ids.default([]),
  formalOutcomes: ids.default([]),
  viewReasons: ids.default([]),
  declineReasons: ids,
  waitingReasons: ids,
});

const offices = z.object({
  ministry: z.string(),
  offices: z.array(
    z.object({
      id: z.string().regex(/^[a-z0-9-]+$/),
      kind: z.enum(['national', 'manpower', 'desk']),
      names: z.array(
        z.strictObject({
          since: z
            .string()
            .regex(/^\d{4}(-\d{2}-\d{2})?$/)
            .nullable(),
          name: z.string().min(1),
        }),
      ),
    }),
  ),
});

const districtCode = /^\d{2}\.\d{2}$/;

const regions = z.object({
  provinces: z.record(
    z.string().regex(/^\d{2}$/),
    z.strictObject({
      name: z.string(),
      zone: z.enum(Object.keys(zoneOffsets) as Zone[]),
    }),
  ),
  districts: z.record(z.string().regex(districtCode), z.string()),
});

const formerRegions = z.object({
  former: z.array(
    z.strictObject({
      codes: z.array(z.string().regex(districtCode)),
      until: z.iso.date(),
      of: z.string(),
      source: z.string(),
    }),
  ),
});

const questions = z.object({
  consentVersions: z.tuple([z.string().min(1)], z.string().min(1)),
  homeCountry: z.string().length(2),
  plans: z.array(
    z.strictObject({
      id: z.string(),
      name: words,
      country: z.enum(['required', 'optional', 'refused']),
      closed: z.boolean(),
    }),
  ),
  answers: z.strictObject({ kurSubtype: z.array(option), caseLocation: z.array(option) }),
});

const closedCountries = z.object({
  instrument: z.string(),
  countries: z.array(
    z
      .object({ iso2: z.string().regex(/^[A-Z]{2}$/) })
      .catchall(z.unknown())
      .refine(
        (entry) => languages.every((language) => typeof entry[`name_${language}`] === 'string'),
        'needs a name in every language: name_<tag>',
      ),
  ),
});

const codeList = z.string().regex(/^[A-Z]{2}( [A-Z]{2})*$/);

/** The catalog's files, each as it is written in data/. */
export const catalogSchema = z.object({
  programs,
  offices,
  regions,
  formerRegions,
  questions,
  closedCountries,
  districts: z.object({ codes: z.array(z.string()) }),
  countries: z.object({ codes: codeList, often: codeList }),
  deployment: deploymentSchema,
});
export type CatalogData = z.input<typeof catalogSchema>;
export type CheckedData = z.output<typeof catalogSchema>;
