import * as z from 'zod';
import { letterStates } from '../letter/letter-states.ts';
import { fieldNames } from './office-fields.ts';

const office = z.string().max(40);
const typed = z.string().max(400);
/** Says what would be done, and does nothing. */
const dryRun = z.boolean();

/** What the operator's command line asks the function `directory`, which keeps the rules whoever asks. */
export const askedSchema = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('list') }),
  z.strictObject({
    ask: z.literal('write'),
    rows: z.array(z.strictObject({ office, fields: z.partialRecord(z.enum(fieldNames), typed) })).max(500),
    dryRun,
  }),
  /** `atOnce`: why it need not wait. */
  z.strictObject({ ask: z.literal('verify'), office, atOnce: typed.optional(), dryRun }),
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
  address: z.string().optional(),
  telephone: z.string().optional(),
  zone: z.string(),
  language: z.string(),
  rhythmHours: z.number().optional(),
  reason: z.string().optional(),
  atOnce: z.string().optional(),
  notWorkingSince: z.string().optional(),
  change: z
    .object({
      address: z.string(),
      reason: z.string().optional(),
      atOnce: z.string().optional(),
      startsOn: z.string().optional(),
    })
    .optional(),
  /** The newest mail that asks for a proof, and what became of it. */
  proof: z
    .object({
      at: z.string(),
      until: z.string(),
      mail: z.enum(letterStates).optional(),
      provenAt: z.string().optional(),
    })
    .optional(),
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
      startsOn: z.string().optional(),
      told: z.enum(['office', 'desk', 'nobody']),
      /** Absent in a dry run. */
      code: z.string().optional(),
      until: z.string().optional(),
    }),
  ]),
  cancel: z.union([
    z.object({ refused: z.string() }),
    z.object({ address: z.string(), cancelled: z.string() }),
  ]),
  'sign-out': z.union([z.object({ refused: z.string() }), z.object({ addressVersion: z.int() })]),
} as const;
export type Answer<A extends keyof typeof answers> = z.infer<(typeof answers)[A]>;
