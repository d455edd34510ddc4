import * as z from 'zod';

const pattern = z.string().refine(isExpression, 'no regular expression');

function isExpression(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

const language = z.strictObject({
  tag: z.string().regex(/^[a-z]{2,3}$/),
  numbers: z
    .string()
    .refine((tag) => Intl.NumberFormat.supportedLocalesOf([tag]).length === 1, 'no tag that Intl knows'),
  also: z.array(z.string().regex(/^[a-z]{2,3}$/)),
});

/** A country's number is at most 15 digits (E.164), and not so long that an expression could take its time. */
const phone = z.strictObject({
  country: z.string().regex(/^[1-9]\d{0,2}$/),
  trunk: z.string().regex(/^\d{0,2}$/),
  possible: pattern,
  mobile: pattern,
  bare: pattern.exactOptional(),
  groups: pattern,
});

const card = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nik') }),
  z.strictObject({
    kind: z.literal('pattern'),
    pattern,
    without: z.string().max(10),
  }),
]);

/** Minutes: no place is further ahead of UTC than 14 hours, or further behind than 12. */
const offset = z
  .int()
  .min(-12 * 60)
  .max(14 * 60);

/** `deployment.json`: what is a country's own. Whether zones and languages fit is checked against each other. */
export const deploymentSchema = z
  .object({
    languages: z.tuple([language, language]),
    zones: z.record(z.string().regex(/^[A-Z]\w+(\/[\w+-]+)+$/), offset),
    homeZone: z.string(),
    workingDays: z.array(z.int().min(0).max(6)).min(1),
    localOffice: z.string().regex(/^[a-z0-9-]+$/),
    harmlessPage: z.url({ protocol: /^https$/ }),
    currencySign: z.string().regex(/^[\p{L}\p{M}\p{Sc}]{1,3}$/u),
    card,
    phone,
  })
  .refine(({ languages: [first, second] }) => first.tag !== second.tag, {
    path: ['languages'],
    error: 'the two languages are one',
  })
  .refine(({ zones, homeZone }) => Object.hasOwn(zones, homeZone), {
    path: ['homeZone'],
    error: 'is not one of zones',
  });
