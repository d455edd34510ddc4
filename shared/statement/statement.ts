import * as z from 'zod';

const figures = z.record(z.string(), z.int());

const part = z.object({
  /** What happened in the week. */
  flows: figures,
  /** The same of the week before, as it is known now. */
  before: figures,
  /** What stands open at the week's end. */
  closing: figures,
  /** What was found to be different in earlier weeks, by week. */
  corrections: z.record(z.string(), figures),
});

export const statementSchema = z.object({
  week: z.string(),
  /** Rises by one each week; a gap shows a lost letter. */
  number: z.int(),
  /** Version of the rules and texts that made it. */
  template: z.int(),
  hash: z.string(),
  proof: z.object({ choices: z.boolean(), offices: z.boolean(), underWay: z.int() }),
  /** Offices whose mailbox did not work when the week was frozen. Absent in statements from before this was known. */
  mailboxesNotWorking: z.array(z.string()).optional(),
  national: part,
  offices: z.record(z.string(), part),
});

/** A frozen week: the figures of every office and of the country, and the proof that they add up. */
export type Statement = z.infer<typeof statementSchema>;
/** One office's part of it, or the country's. */
export type StatementPart = z.infer<typeof part>;
