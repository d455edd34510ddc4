import * as z from 'zod/mini';
import { phonePlan } from '../catalog/deployment.ts';
import type { Catalog } from '../catalog/types.ts';
import { languages, mainLanguage } from '../text/language.ts';
import type { FieldErrorCode } from './field-error.ts';
import { readPhone } from './phone.ts';
import { readText } from './text-field.ts';

/** What is wrong with a field, where zod has room for a message: the words for it are chosen later, by language. */
export const wrong = (code: FieldErrorCode): FieldErrorCode => code;

export const oneOf = <const T extends string>(values: readonly T[]) =>
  z.pipe(
    z.string(),
    z.custom<T>((value) => values.some((known) => known === value), wrong('unknown-value')),
  );

/** A text that the limits allow, in its normal form. */
export const textField = (limits: Parameters<typeof readText>[1]) =>
  z.pipe(
    z.string(),
    z.transform((typed, context) => {
      const read = readText(typed, limits);
      if ('text' in read) return read.text;
      context.issues.push({ code: 'custom', input: typed, message: wrong(read.code) });
      return z.NEVER;
    }),
  );

/** Letters of every script with their marks; the signs that Indonesian names and titles need; no digits, no addresses. */
const NAME = /^[\p{M} .,'’-]*\p{L}[\p{L}\p{M} .,'’-]*$/u;

/** Keyboards offer several signs for the apostrophe of a name: they become the one that is written. */
const nameField = z.pipe(
  z.string().check(z.overwrite((typed) => typed.replace(/[`´‘]/g, '’'))),
  textField({ max: 100, maxBytes: 200, allowed: NAME }),
);

/** Whose telephone a number can be. */
export const phoneOwners = ['own', 'family', 'village-office'] as const;

export const phoneField = z.pipe(
  z.string(),
  z.transform((typed, context) => {
    const number = readPhone(typed, phonePlan);
    if (number !== undefined) return number;
    context.issues.push({ code: 'custom', input: typed, message: wrong('phone-format') });
    return z.NEVER;
  }),
);

/** Versions 4 and 7 of RFC 9562: made by chance on the phone. The nil and max ids, and ids of a machine, are not. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

const idsOf = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);

/** The fields of `POST /enrollments`, each by itself; what one asks of another is in rules.ts. */
export const enrollmentShape = (catalog: Catalog) =>
  z.strictObject({
    submissionId: z.string().check(z.regex(UUID, wrong('submission-id')), z.toLowerCase()),
    choices: z
      .array(choiceShape(catalog))
      .check(z.minLength(1, wrong('required')), z.maxLength(3, wrong('too-many'))),
    targetGroup: oneOf(idsOf(catalog.targetGroups)),
    plan: z.exactOptional(oneOf(idsOf(catalog.plans))),
    country: z.exactOptional(oneOf([...catalog.countries])),
    about: z.exactOptional(oneOf(['self', 'family-member'])),
    story: z.exactOptional(textField({ max: 500, lines: true })),
    safeContact: z.exactOptional(textField({ max: 100 })),
    name: nameField,
    nik: z.string(),
    phone: phoneField,
    phoneOf: oneOf(phoneOwners),
    district: z.string().check(z.refine((code) => catalog.regions.has(code), wrong('unknown-value'))),
    village: textField({ max: 80 }),
    assisted: z.exactOptional(
      z.strictObject({
        by: oneOf(['village-office', 'family', 'ngo', 'other']),
        consent: oneOf(['read-aloud', 'signed-list']),
      }),
    ),
    consent: z.strictObject({
      given: z.literal(true, wrong('consent')),
      version: z
        .string()
        .check(z.refine((version) => catalog.consentVersions.includes(version), wrong('consent-version'))),
      protection: z._default(z.boolean(), false),
    }),
    language: z._default(oneOf(languages), mainLanguage),
  });

const choiceShape = ({ programs, trainingTypes, answers }: Catalog) =>
  z.strictObject({
    program: oneOf(idsOf(programs.filter(({ choosable }) => choosable))),
    trainingType: z.exactOptional(oneOf(idsOf(trainingTypes))),
    kurSubtype: z.exactOptional(oneOf(idsOf(answers.kurSubtype))),
    caseLocation: z.exactOptional(oneOf(idsOf(answers.caseLocation))),
  });
