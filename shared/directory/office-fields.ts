import * as z from 'zod/mini';
import { type Zone, zoneOffsets } from '../calendar/zone.ts';
import { deployment } from '../catalog/deployment.ts';
import { languages } from '../text/language.ts';

const zones = Object.keys(zoneOffsets) as [Zone, ...Zone[]];
const longestReason = 200;
const { country, trunk } = deployment.phone;

/** Without the signs that people put between digits; what a spreadsheet makes of `+62…` has its sign again. */
const plainNumber = (typed: string): string =>
  typed.replace(/[\s().\u2010-\u2013-]/g, '').replace(new RegExp(`^${country}(?=\\d{8,}$)`), `+${country}`);

/** Of a line, of a mobile, or a short one: they begin with 1 in most countries. */
const number = new RegExp(`^(${trunk}|\\+|1)\\d{4,15}$`);

/** What an operator may write of an office, as it is typed; each with what it must be. */
export const officeFields = {
  address: z.email('is no mail address').check(z.maxLength(254, 'is no mail address')),
  telephone: z.pipe(
    z.pipe(z.string(), z.transform(plainNumber)),
    z
      .string()
      .check(
        z.regex(
          number,
          `is no telephone number: it begins with ${trunk && `${trunk} or `}+${country} (spreadsheets drop a 0)`,
        ),
      ),
  ),
  zone: z.enum(zones, `is none of ${zones.join(', ')}`),
  language: z.enum(languages, `is none of ${languages.join(', ')}`),
  /** Empty: as the stage has it. */
  rhythmHours: z.pipe(
    z.string().check(z.regex(/^([1-9]|1\d|2[0-4])?$/, 'is no number of hours from 1 to 24')),
    z.transform((typed) => (typed === '' ? undefined : Number(typed))),
  ),
  reason: z
    .string()
    .check(
      z.minLength(3, 'says too little'),
      z.maxLength(longestReason, `is longer than ${longestReason} characters`),
      z.regex(/^[^=+\-@＝＋－＠]/u, 'begins like a formula'),
      z.regex(/^\P{Cc}*$/u, 'is more than a line of text'),
    ),
} as const;
export type OfficeField = keyof typeof officeFields;
export const fieldNames = Object.keys(officeFields) as OfficeField[];

export type OfficeValues = { readonly [F in OfficeField]?: z.output<(typeof officeFields)[F]> };
export type Typed = { readonly [F in OfficeField]?: string };

/** The values, and what is wrong with those that have none. What is not typed is neither. */
export function readFields(typed: Typed): { readonly values: OfficeValues; readonly problems: string[] } {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const name of fieldNames) {
    const given = typed[name];
    if (given === undefined) continue;
    const read = officeFields[name].safeParse(given.trim());
    if (read.success) values[name] = read.data;
    else problems.push(`${name} “${given}” ${read.error.issues[0]?.message}`);
  }
  return { values, problems };
}
