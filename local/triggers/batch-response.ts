import { isObject, type Json, tryParseJson } from '../json.ts';
import type { Outcome } from '../lambda/lambda-environment.ts';

/**
 * Which of the batch's items failed, as Lambda reads a function's answer: everything where the function failed, and
 * also where it reports what is no item of the batch.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting
 */
export function failedItems(
  outcome: Outcome,
  items: readonly string[],
  reportsFailures: boolean,
): Set<string> {
  if (!outcome.ok) return new Set(items);
  if (!reportsFailures) return new Set();
  const reported = reportedItems(tryParseJson(outcome.payload));
  const known = reported?.every((item) => items.includes(item));
  return new Set(known ? reported : items);
}

/** Undefined where the answer has the wrong shape. */
function reportedItems(answer: Json | undefined): string[] | undefined {
  if (answer === undefined || answer === null || answer === '') return [];
  const failures = isObject(answer) ? (answer['batchItemFailures'] ?? []) : undefined;
  if (!Array.isArray(failures)) return undefined;
  return failures.map((failure) => (isObject(failure) ? String(failure['itemIdentifier'] ?? '') : ''));
}
