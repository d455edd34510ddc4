import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type BatchResponse, processBatch } from '../../shared/batch/process-batch.ts';
import { applyRequests } from '../../shared/consequences/apply-requests.ts';
import { createReferrals } from '../../shared/consequences/create-referrals.ts';
import type { ConsequenceDeps } from '../../shared/consequences/deps.ts';
import { followCanary } from '../../shared/consequences/follow-canary.ts';
import { recordAnswer } from '../../shared/consequences/record-answer.ts';
import { Poison } from '../../shared/errors.ts';
import { readCanary } from '../../shared/storage/canaries.ts';
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
  // What was erased, or has ended: the filter passes it over, whoever hands records over by hand does not.
  if (record.eventName === 'REMOVE') return;
  // What follows from an imported one followed where it came from. Not a filter of the trigger: one that AWS read otherwise
  // than we do would pass over everybody.
  if (record.eventName === 'INSERT' && record.dynamodb?.NewImage?.['imported']) return;
  const image = newImage(record);
  const work = workFor(image);
  // Somebody erased since, or in between, must not come back by a record that lagged.
  if (await deps.table.get(image)) await work(deps);
}

function workFor(image: Item): (deps: ConsequenceDeps) => Promise<unknown> {
  const { kind, requestNumber } = image;
  if (kind === 'submission') {
    const submission = readSubmission(image);
    const work = requestNumber === undefined ? createReferrals : applyRequests;
    return (deps) => work(submission, deps);
  }
  if (kind === 'canary') {
    const canary = readCanary(image);
    return (deps) => followCanary(canary, deps);
  }
  if (kind === 'referral' || kind === 'check') {
    const referral = readReferral(image);
    return (deps) => recordAnswer(referral, deps);
  }
  throw new Poison('stream record of a kind that nobody dispatches');
}
