import * as z from 'zod/mini';
import { dateOfDay, dayNumber, isDate } from '../calendar/day.ts';
import { deployment } from '../catalog/deployment.ts';
import type { Catalog } from '../catalog/types.ts';
import { readCard } from '../enrollment/card.ts';
import { oneOf, textField, wrong } from '../enrollment/shape.ts';
import { shapeProblems } from '../enrollment/shape-problems.ts';
import { RequestError } from '../errors.ts';
import { allOutcomes } from './outcomes.ts';

/** Days. A promise further away is no promise: an office looks at the need again before. */
export const furthestPromise = 90;

export const incentives = ['granted', 'not-granted', 'pending'] as const;

/** The last day that an office can promise on that day. */
export const lastPromise = (today: string): string => dateOfDay(dayNumber(today) + furthestPromise);

const officeId = ({ offices }: Catalog) => oneOf(offices.map(({ id }) => id));

const promisedDay = (today: string) =>
  z
    .string()
    .check(
      z.refine((date) => isDate(date) && date >= today && date <= lastPromise(today), wrong('date-range')),
    );

const place = textField({ max: 100 });

/** Read as on the form, so that a slip of the finger uses up no try. */
const cardNumber = ({ isCardRegion }: Catalog, today: string) =>
  z.pipe(
    z.string(),
    z.transform((typed, context) => {
      const read = readCard(typed, { rule: deployment.card, today, isRegion: isCardRegion });
      if (typeof read === 'object') return read.nik;
      context.issues.push({ code: 'custom', input: typed, message: wrong(read) });
      return z.NEVER;
    }),
  );

const shapeOf = (catalog: Catalog, today: string) =>
  z.discriminatedUnion(
    'action',
    [
      z.strictObject({ action: z.literal('accept') }),
      z.strictObject({ action: z.literal('schedule'), date: promisedDay(today), place }),
      z.strictObject({
        action: z.literal('wait'),
        reason: oneOf(catalog.waitingReasons),
        date: promisedDay(today),
      }),
      z.strictObject({
        action: z.literal('close'),
        outcome: oneOf(allOutcomes(catalog)),
        incentive: z.exactOptional(oneOf(incentives)),
      }),
      z.strictObject({ action: z.literal('release') }),
      z.strictObject({
        action: z.literal('decline'),
        reason: oneOf(catalog.declineReasons),
        next: officeId(catalog),
      }),
      z.strictObject({ action: z.literal('reopen') }),
      z.strictObject({ action: z.literal('continue') }),
      z.strictObject({ action: z.literal('confirm-withdrawal') }),
      z.strictObject({ action: z.literal('try') }),
      z.strictObject({ action: z.literal('told') }),
      z.strictObject({ action: z.literal('share'), with: officeId(catalog) }),
      z.strictObject({ action: z.literal('open'), reason: oneOf(catalog.viewReasons) }),
      z.strictObject({ action: z.literal('check-card'), nik: cardNumber(catalog, today) }),
    ],
    { error: wrong('unknown-value') },
  );

/** What an office says or asks, each value by itself as the catalog allows it. */
export type OfficeRequest = z.output<ReturnType<typeof shapeOf>>;

/** May I see the person, for this reason? */
export type Opening = Extract<OfficeRequest, { action: 'open' }>;

/** Is this the person's card? */
export type CardCheck = Extract<OfficeRequest, { action: 'check-card' }>;

/** What an office says of a need. */
export type AnswerRequest = Exclude<OfficeRequest, CardCheck | Opening>;

/** `today` is the day at the ministry. Throws RequestError `invalid-input`. */
export function parseAnswer(fields: unknown, context: { catalog: Catalog; today: string }): OfficeRequest {
  const parsed = shapeOf(context.catalog, context.today).safeParse(fields, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new RequestError('invalid-input', { errors: shapeProblems(parsed.error.issues) });
}
