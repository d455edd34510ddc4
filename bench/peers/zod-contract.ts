import * as z from 'zod';
import { known } from './contract.ts';

const choice = z
  .strictObject({
    program: z.enum(known.programs),
    trainingType: z.enum(known.trainingTypes).optional(),
    kurSubtype: z.enum(known.kurSubtypes).optional(),
    caseLocation: z.enum(known.caseLocations).optional(),
  })
  .refine(({ program, trainingType }) => program !== 'kewirausahaan' || trainingType !== undefined)
  .refine(
    ({ program, trainingType }) =>
      trainingType === undefined || ['kewirausahaan', 'pelatihan-kerja'].includes(program),
  )
  .refine(({ program, kurSubtype }) => (program === 'kur-tki') === (kurSubtype !== undefined))
  .refine(({ program, caseLocation }) => (program === 'tki-bermasalah') === (caseLocation !== undefined));

const trimmed = (max: number) => z.string().trim().min(1).max(max);

/** The contract as a good tutorial would write it: strict objects, lists, lengths, patterns. */
export const zodContract = z
  .strictObject({
    submissionId: z.uuid(),
    choices: z.array(choice).min(1).max(3),
    targetGroup: z.enum(known.groups),
    name: trimmed(100),
    nik: z.string().regex(/^\d{16}$/),
    phone: z.string().regex(/^(\+|0)[0-9]{8,14}$/),
    phoneOf: z.enum(['own', 'family', 'village-office']),
    district: z.enum(known.districts),
    village: trimmed(80),
    story: trimmed(500).optional(),
    about: z.enum(['self', 'family-member']).optional(),
    safeContact: trimmed(100).optional(),
    plan: z.enum(known.plans).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    assisted: z
      .strictObject({
        by: z.enum(['village-office', 'family', 'ngo', 'other']),
        consent: z.enum(['read-aloud', 'signed-list']),
      })
      .optional(),
    consent: z.strictObject({
      given: z.literal(true),
      version: z.enum(known.consentVersions),
      protection: z.boolean().optional(),
    }),
    language: z.enum(['id', 'en']).default('id'),
  })
  .refine(({ choices }) => new Set(choices.map(({ program }) => program)).size === choices.length, {
    path: ['choices'],
    message: 'Each program once',
  })
  .refine(({ targetGroup, plan }) => (targetGroup === 'calon') === (plan !== undefined), { path: ['plan'] })
  .refine(
    ({ plan, country }) =>
      plan === 'abroad-household'
        ? country !== undefined
        : plan === 'abroad-company' || country === undefined,
    { path: ['country'] },
  )
  .refine(
    ({ choices, about, story, safeContact }) =>
      choices.some(({ program }) => program === 'tki-bermasalah')
        ? about !== undefined
        : (about ?? story ?? safeContact) === undefined,
    { path: ['about'] },
  );
