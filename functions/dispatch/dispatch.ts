import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type BatchResponse, processBatch } from '../../shared/batch/process-batch.ts';
import { applyRequests } from '../../shared/consequences/apply-requests.ts';
import { createReferrals } from '../../shared/consequences/create-referrals.ts';
import type { ConsequenceDeps } from '../../shared/consequences/deps.ts';
import { recordAnswer } from '../../shared/consequences/record-answer.ts';
import { Poison } from '../../shared/errors.ts';
import { readReferral } from '../../shared/storage/referrals.ts';
import { newImage, sequenceOf } from '../../shared/storage/stream.ts';
import { readSubmission } from '../../shared/storage/submissions.ts';
import type { Item } from '../../shared/storage/table.ts';

/** Turns what the table's stream tells into referrals, checks, changes that the applicant asked for, decisions and the letters that cannot wait. */
export function dispatch(event: DynamoDBStreamEvent, deps: ConsequenceDeps): Promise<BatchResponse> {
  return processBatch({
    records: event.Records,
    idOf: sequenceOf,
    // A person's applications stay in the order in which they came.
    groupOf: (record) => record.dynamodb?.NewImage?.['person']?.S ?? '',
    work: (record) => dispatchRecord(record, deps),
    report: deps.report,
  });
}

async function dispatchRecord(record: DynamoDBRecord, deps: ConsequenceDeps): Promise<void> {
  const image = newImage(record);
  await workFor(image)(image, deps);
}

function workFor({ kind, requestNumber }: Item): (image: Item, deps: ConsequenceDeps) => Promise<unknown> {
  if (kind === 'submission' && requestNumber !== undefined)
    return (image, deps) => applyRequests(readSubmission(image), deps);
  if (kind === 'submission') return (image, deps) => createReferrals(readSubmission(image), deps);
  if (kind === 'referral' || kind === 'check')
    return (image, deps) => recordAnswer(readReferral(image), deps);
  throw new Poison('stream record of a kind that nobody dispatches');
}
