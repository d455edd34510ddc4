import * as z from 'zod/mini';
import { oneOf, phoneField, phoneOwners, wrong } from '../enrollment/shape.ts';
import { shapeProblems } from '../enrollment/shape-problems.ts';
import { RequestError } from '../errors.ts';
import { confirmations } from './applicant-request.ts';

/** A form sends its numbers as text. */
const choiceOf = (count: number) =>
  z
    .pipe(
      z.union([z.int(), z.string()]),
      z.transform((said) => (typeof said === 'number' || /^[1-9]$/.test(said) ? Number(said) : Number.NaN)),
    )
    .check(
      z.refine(
        (choice) => Number.isInteger(choice) && choice >= 1 && choice <= count,
        wrong('unknown-value'),
      ),
    );

const always = { receipt: z.string(), confirmed: z.exactOptional(z.literal([true, 'true'])) };

const shapeOf = (choices: number) =>
  z.discriminatedUnion(
    'action',
    [
      z.strictObject({
        ...{ ...always, action: z.literal('withdraw') },
        choice: z.exactOptional(choiceOf(choices)),
      }),
      z.strictObject({
        ...{ ...always, action: z.literal('keep') },
        choice: z.exactOptional(choiceOf(choices)),
      }),
      z.strictObject({
        ...{ ...always, action: z.literal('confirm') },
        ...{ choice: choiceOf(choices), answer: oneOf(confirmations) },
      }),
      z.strictObject({
        ...{ ...always, action: z.literal('correct-phone') },
        ...{ phone: phoneField, phoneOf: oneOf(phoneOwners) },
      }),
    ],
    { error: wrong('unknown-value') },
  );

/** What somebody with a receipt wants, each value by itself as it may be. `choice` counts from 1. */
export type Wish = z.output<ReturnType<typeof shapeOf>>;

/** `choices`: how many the submission has. Throws RequestError `invalid-input`. */
export function readWish(body: object, choices: number): Wish {
  const parsed = shapeOf(choices).safeParse(body, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new RequestError('invalid-input', { errors: shapeProblems(parsed.error.issues) });
}
