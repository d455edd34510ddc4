import * as z from 'zod';

/** What an admin reads of a field: in an editor, in docs/configuration.md, and where something is wrong. */
export type Words = {
  /** What it is, and why its number is as it is. */
  readonly description: string;
  /** Completes "must be". An editor that checks the file shows it too. */
  readonly errorMessage: string;
  /** Right ones; the first is shown as a repair. */
  readonly examples: readonly unknown[];
};

/** The schema with its words. Every field has them: a test looks. */
export function said<S extends z.core.$ZodType>(
  schema: S,
  description: string,
  errorMessage: string,
  ...examples: readonly unknown[]
): S {
  // Of its own: what functions read too is said of more than one field.
  const own = z.clone(schema);
  z.globalRegistry.add(own, { description, errorMessage, examples: [...examples] });
  return own;
}

export const wordsOf = (schema: z.core.$ZodType | undefined): Partial<Words> =>
  (schema && (z.globalRegistry.get(schema) as Partial<Words> | undefined)) ?? {};
