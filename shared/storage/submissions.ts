import * as z from 'zod/mini';
import { type ApplicantRequest, sealedBytes, storedRequest } from '../referral/applicant-request.ts';
import { minuteOf, packTally } from '../statement/tally.ts';
import { languages } from '../text/language.ts';
import { shortAnswer, wholeAnswer } from './kept-answer.ts';
import { freshRequests, shardOf, shards, submissionKey, weekShard } from './keys.ts';
import { parseRow } from './rows.ts';
import { shapes, stamp } from './shapes.ts';
import type { Item, Key, Table } from './table.ts';

const choice = z.object({
  program: z.string(),
  trainingType: z.optional(z.string()),
  kurSubtype: z.optional(z.string()),
  caseLocation: z.optional(z.string()),
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
  /** When it ends, in seconds since 1970; submissions from before this was kept have no end. */
  expiresAt: z.optional(z.int()),
  district: z.string(),
  group: z.string(),
  sex: z.string(),
  ageBand: z.string(),
  choices: z.array(choice).check(z.minLength(1), z.maxLength(3)),
  /** Programs whose referral follows from the answers without being chosen. */
  notes: z.array(z.string()),
  flags: z.array(z.string()),
  about: z.optional(z.string()),
  plan: z.optional(z.string()),
  country: z.optional(z.string()),
  /** Set where the plan is closed in that country. */
  placement: z.optional(z.literal('closed')),
  phoneOf: z.string(),
  assistedBy: z.optional(z.string()),
  language: z.enum(languages),
  /** The answer's body without the receipt, which is not stored: a retry gets it back byte for byte. */
  answer: z.string(),
  sealed: sealedBytes,
  /** What was asked with the receipt since, the oldest first. Absent until somebody asked. */
  requests: z.optional(z.array(storedRequest)),
  requestNumber: z.optional(z.int()),
});

/** What `enroll` stores of one enrollment: everything but the personal data in clear. */
export type Submission = z.infer<typeof schema>;

function tallyOf(submission: Submission): string {
  const { district, group, sex, ageBand } = submission;
  const programs = [...submission.choices.map((chosen) => chosen.program), ...submission.notes];
  const minute = minuteOf(new Date(submission.receivedAt));
  const planned = { plan: submission.plan ?? '', placement: submission.placement ?? '' } as const;
  return packTally({ kind: 'S', district, group, sex, ageBand, minute, programs, ...planned });
}

const toItem = (submission: Submission): Item => ({
  ...submissionKey(submission.submission),
  ...(submission as unknown as Item),
  ...stamp('submission'),
  ...(shapes.submission.writes > 1 && { answer: shortAnswer(submission.answer) }),
  weekShard: weekShard(submission.week, shardOf(submission.person)),
  weekSort: `${submission.person}#${submission.submission}#S`,
  tally: tallyOf(submission),
});

export const readSubmission = (item: Item): Submission => parseRow(schema, { ...item, ...answerOf(item) });

const answerOf = ({ v, answer, receivedAt }: Item): object =>
  v === 2 ? { answer: wholeAnswer(String(answer), String(receivedAt)) } : {};

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
  { submission, person, requests = [], requestNumber }: Submission,
  request: ApplicantRequest,
): Promise<SavedRequest> {
  const fresh = { officeShard: freshRequests(shardOf(person)), since: request.at };
  const set = { requests: [...requests, request], requestNumber: request.number, ...fresh };
  const asRead = requestNumber === undefined ? { absent: ['requestNumber'] } : { equals: { requestNumber } };
  const { updated, item } = await table.update(submissionKey(submission), { set }, asRead);
  return { saved: updated, submission: item && readSubmission(item) };
}

/** Submissions whose newest request came before the moment and has not been looked at again. Eventually consistent. */
export async function* submissionsWithRequests(table: Table, before: string): AsyncIterable<Key> {
  for (const shard of shards) {
    for await (const item of table.query({ index: 'byOffice', partition: freshRequests(shard) })) {
      if (String(item['since']) >= before) break;
      yield { pk: item.pk, sk: item.sk };
    }
  }
}

/** All that was asked has been carried out; a request that came meanwhile keeps its place. */
export async function settleRequests(
  table: Table,
  { submission, requestNumber = 0 }: Submission,
): Promise<void> {
  const change = { remove: ['officeShard', 'since'] };
  await table.update(submissionKey(submission), change, { equals: { requestNumber } });
}
