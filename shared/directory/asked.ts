import * as z from 'zod/mini';
import { letterStates } from '../letter/letter-states.ts';
import { fieldNames } from './office-fields.ts';

const office = z.string().check(z.maxLength(40));
const typed = z.string().check(z.maxLength(400));
/** Says what would be done, and does nothing. */
const dryRun = z.boolean();

/** What the operator's command line asks the function `directory`, which keeps the rules whoever asks. */
export const askedSchema = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('list') }),
  z.strictObject({
    ask: z.literal('write'),
    rows: z
      .array(z.strictObject({ office, fields: z.partialRecord(z.enum(fieldNames), typed) }))
      .check(z.maxLength(500)),
    dryRun,
  }),
  /** `atOnce`: why it need not wait. */
  z.strictObject({ ask: z.literal('verify'), office, atOnce: z.optional(typed), dryRun }),
  z.strictObject({ ask: z.literal('cancel'), office, dryRun }),
  z.strictObject({ ask: z.literal('sign-out'), office, dryRun }),
]);
export type Asked = z.infer<typeof askedSchema>;

const change = z.object({ field: z.string(), from: z.string(), to: z.string() });
const difference = z.object({
  office: z.string(),
  kind: z.enum(['new', 'changed', 'unchanged', 'without-address', 'wrong']),
  changes: z.array(change),
  problems: z.array(z.string()),
});
export type ToldDifference = z.infer<typeof difference>;

/** `absent`: no address was entered. `asked`: a mail is on its way. `changing`: a proven address waits for its day. */
const listed = z.object({
  office: z.string(),
  name: z.string(),
  state: z.enum(['absent', 'not-verified', 'verified', 'not-working']),
  address: z.optional(z.string()),
  telephone: z.optional(z.string()),
  zone: z.string(),
  language: z.string(),
  rhythmHours: z.optional(z.number()),
  reason: z.optional(z.string()),
  atOnce: z.optional(z.string()),
  notWorkingSince: z.optional(z.string()),
  change: z.optional(
    z.object({
      address: z.string(),
      reason: z.optional(z.string()),
      atOnce: z.optional(z.string()),
      startsOn: z.optional(z.string()),
    }),
  ),
  /** The newest mail that asks for a proof, and what became of it. */
  proof: z.optional(
    z.object({
      at: z.string(),
      until: z.string(),
      mail: z.optional(z.enum(letterStates)),
      provenAt: z.optional(z.string()),
    }),
  ),
});
export type ListedOffice = z.infer<typeof listed>;

/** What it answers. A refusal is no error of the function: nobody is to be woken. */
export const answers = {
  list: z.object({ offices: z.array(listed) }),
  write: z.object({ written: z.boolean(), differences: z.array(difference), missing: z.array(z.string()) }),
  verify: z.union([
    z.object({ refused: z.string() }),
    z.object({
      name: z.string(),
      address: z.string(),
      telephone: z.string(),
      /** The first day on which letters can go there; absent: at once. */
      startsOn: z.optional(z.string()),
      told: z.enum(['office', 'desk', 'nobody']),
      /** Absent in a dry run. */
      code: z.optional(z.string()),
      until: z.optional(z.string()),
    }),
  ]),
  cancel: z.union([
    z.object({ refused: z.string() }),
    z.object({ address: z.string(), cancelled: z.string() }),
  ]),
  'sign-out': z.union([z.object({ refused: z.string() }), z.object({ addressVersion: z.int() })]),
} as const;
export type Answer<A extends keyof typeof answers> = z.infer<(typeof answers)[A]>;
