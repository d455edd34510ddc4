import * as z from 'zod';
import { type ApplicantRequest, sealedBytes, storedRequest } from '../referral/applicant-request.ts';
import { minuteOf, packTally } from '../statement/tally.ts';
import { shardOf, submissionKey, weekShard } from './keys.ts';
import { parseRow } from './rows.ts';
import type { Item, Table } from './table.ts';

const choice = z.object({
  program: z.string(),
  trainingType: z.string().optional(),
  kurSubtype: z.string().optional(),
  caseLocation: z.string().optional(),
});

const schema = z.object({
  kind: z.literal('submission'),
  /** HMAC of the receipt: the item's key. */
  submission: z.string(),
  submissionId: z.string(),
  content: z.string(),
  phone: z.string(),
  source: z.string(),
  person: z.string(),
  year: z.int(),
  week: z.string(),
  receivedAt: z.string(),
  district: z.string(),
  group: z.string(),
  sex: z.string(),
  ageBand: z.string(),
  choices: z.array(choice).min(1).max(3),
  /** Programs whose referral follows from the answers without being chosen. */
  notes: z.array(z.string()),
  flags: z.array(z.string()),
  about: z.string().optional(),
  plan: z.string().optional(),
  country: z.string().optional(),
  phoneOf: z.string(),
  assistedBy: z.string().optional(),
  language: z.enum(['id', 'en']),
  /** The answer's body without the receipt, which is not stored: a retry gets it back byte for byte. */
  answer: z.string(),
  sealed: sealedBytes,
  /** What was asked with the receipt since, the oldest first. Absent until somebody asked. */
  requests: z.array(storedRequest).optional(),
  requestNumber: z.int().optional(),
});

/** What `enroll` stores of one enrollment: everything but the personal data in clear. */
export type Submission = z.infer<typeof schema>;

function tallyOf(submission: Submission): string {
  const { district, group, sex, ageBand } = submission;
  const programs = [...submission.choices.map((chosen) => chosen.program), ...submission.notes];
  const minute = minuteOf(new Date(submission.receivedAt));
  return packTally({ kind: 'S', district, group, sex, ageBand, minute, programs });
}

const toItem = (submission: Submission): Item => ({
  ...submissionKey(submission.submission),
  ...(submission as unknown as Item),
  weekShard: weekShard(submission.week, shardOf(submission.person)),
  weekSort: `${submission.person}#${submission.submission}#S`,
  tally: tallyOf(submission),
});

export const readSubmission = (item: Item): Submission => parseRow(schema, item);

export async function findSubmission(table: Table, submission: string): Promise<Submission | undefined> {
  const item = await table.get(submissionKey(submission));
  return item && readSubmission(item);
}

/** The one write that accepts: stores the submission, or returns the one that is already there. */
export async function acceptSubmission(table: Table, submission: Submission): Promise<Submission> {
  const answer = await table.putNew(toItem(submission));
  return answer.stored ? submission : readSubmission(answer.existing);
}

export type SavedRequest = { readonly saved: boolean; readonly submission: Submission | undefined };

/** Adds the next request, if none came since the submission was read; returns what stands now. */
export async function saveRequest(
  table: Table,
  { submission, requests = [], requestNumber }: Submission,
  request: ApplicantRequest,
): Promise<SavedRequest> {
  const set = { requests: [...requests, request], requestNumber: request.number };
  const asRead = requestNumber === undefined ? { absent: ['requestNumber'] } : { equals: { requestNumber } };
  const { updated, item } = await table.update(submissionKey(submission), { set }, asRead);
  return { saved: updated, submission: item && readSubmission(item) };
}
