import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../local/lambda/lambda-environment.ts';
import { failedItems } from '../../../local/triggers/batch-response.ts';

const items = ['a', 'b'];
const answer = (value: unknown): Outcome => ({ ok: true, payload: JSON.stringify(value) });
const failure: Outcome = { ok: false, error: { errorType: 'E', errorMessage: 'x' } };
const reported = (...ids: unknown[]) =>
  answer({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });

describe('of a batch fails', () => {
  it.each<[string, Outcome, string[]]>([
    ['nothing where nothing is reported', reported(), []],
    ['nothing where the answer is empty', answer(null), []],
    ['what is reported', reported('b'), ['b']],
    ['everything where the function failed', failure, items],
    ['everything where an id is empty', reported(''), items],
    ['everything where an id is unknown', reported('a', 'z'), items],
    ['everything where the answer has another shape', answer('done'), items],
    ['everything where an entry has another key', answer({ batchItemFailures: [{ id: 'a' }] }), items],
  ])('%s', (_what, outcome, expected) => {
    expect([...failedItems(outcome, items, true)]).toEqual(expected);
  });

  it('nothing where the mapping does not ask for reports', () => {
    expect([...failedItems(reported('a'), items, false)]).toEqual([]);
    expect([...failedItems(failure, items, false)]).toEqual(items);
  });
});
