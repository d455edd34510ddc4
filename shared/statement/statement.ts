import * as z from 'zod/mini';
import { keepingMore } from '../keeping-more.ts';

const figures = z.record(z.string(), z.int());

const part = keepingMore(
  z.object({
    /** What happened in the week. */
    flows: figures,
    /** The same of the week before, as it is known now. */
    before: figures,
    /** What stands open at the week's end. */
    closing: figures,
    /** What was found to be different in earlier weeks, by week. */
    corrections: z.record(z.string(), figures),
    /**
     * What stood open at the end of the week before, as it is known now, by state: `closing` less what the week changed.
     * Absent, like all below, in statements from before template 3.
     */
    opening: z.optional(figures),
    /** Sums of the (at most four) weeks before, as they are known now, and how many weeks these are. */
    fourWeeks: z.optional(z.object({ weeks: z.int(), sums: figures })),
    /** Sums since the first statement, corrections included. */
    total: z.optional(figures),
  }),
);

const cohort = z.object({
  /** The week in which these people applied. */
  week: z.string(),
  /** Everybody who applied in it, and how they stood at the end of the statement's week: `cohortStates` add up to it. */
  people: z.int(),
  states: figures,
  /** Of those helped, fully or partly: who says so too. */
  confirmed: z.int(),
});

export const statementSchema = keepingMore(
  z.object({
    week: z.string(),
    /** Rises by one each week; a gap shows a lost letter. */
    number: z.int(),
    /** Version of the rules and texts that made it. */
    template: z.int(),
    hash: z.string(),
    proof: z.object({
      choices: z.boolean(),
      offices: z.boolean(),
      underWay: z.int(),
      /** Everybody who applied stands in exactly one state of the cohort. Absent where that was not counted yet. */
      cohorts: z.optional(z.boolean()),
    }),
    /** Offices whose mailbox did not work when the week was frozen. Absent in statements from before this was known. */
    mailboxesNotWorking: z.optional(z.array(z.string())),
    /** By age in weeks: 4, 8, 13. A week before the first statement has none. */
    cohorts: z.optional(z.record(z.string(), cohort)),
    /** People of the last 13 weeks who had planned to work abroad in a household, by what became of it (`shiftStates`). */
    shift: z.optional(figures),
    national: part,
    offices: z.record(z.string(), part),
  }),
);

/** A frozen week: the figures of every office and of the country, and the proof that they add up. */
export type Statement = z.infer<typeof statementSchema>;
/** One office's part of it, or the country's. */
export type StatementPart = z.infer<typeof part>;
/** The people of one week, some weeks later. */
export type Cohort = z.infer<typeof cohort>;

/** Whether people, answers and their reasons were counted in it: since template 3. */
export const isInDepth = ({ template }: Statement): boolean => template >= 3;
