import type { Answer, Wrong } from './rows.ts';

export type Outcome =
  | { readonly kind: 'sent'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly problems: readonly Wrong[] }
  /** Nothing is stored; the same again under another id. */
  | { readonly kind: 'again' }
  /** Nobody knows: the same bytes again, after a while. `stuck`: others may have more luck meanwhile. */
  | { readonly kind: 'later'; readonly retryAfterMs?: number; readonly stuck?: true };
export type Later = Extract<Outcome, { kind: 'later' }>;

export type Reply = { readonly status: number; readonly retryAfter: string | null; readonly body: unknown };

/** What an answer of the server means for a row. An answer that is not ours (a hotel's sign-in page) means nothing. */
export function outcomeOf({ status, retryAfter, body }: Reply): Outcome {
  if (status === 201 && isAnswer(body)) return { kind: 'sent', answer: slipOf(body) };
  if (isProblem(body) && body.type.endsWith(':try-again')) return { kind: 'again' };
  if (isProblem(body) && [400, 413, 415, 422].includes(status))
    return { kind: 'refused', problems: problemsOf(body) };
  if (isProblem(body) && body.type.endsWith(':internal')) return { kind: 'later', stuck: true };
  return { kind: 'later', ...(Number(retryAfter) > 0 && { retryAfterMs: Number(retryAfter) * 1000 }) };
}

type Problem = { readonly type: string; readonly detail: string; readonly errors?: readonly Wrong[] };

/** Each wrong field with its words; where none is named, what the server says about the whole. */
const problemsOf = ({ detail, errors = [] }: Problem): readonly Wrong[] =>
  errors.length > 0 ? errors.map(({ path = '', message }) => ({ path, message })) : [{ message: detail }];

const slipOf = ({ receipt, statusUrl, answerBy, contact, notice }: Answer): Answer => ({
  ...{ receipt, statusUrl, answerBy, contact },
  ...(notice && { notice: { message: notice.message, alternatives: notice.alternatives } }),
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isAnswer = (body: unknown): body is Answer =>
  isRecord(body) && /^([0-9A-Z]{4}-){2}[0-9A-Z]{4}$/.test(String(body['receipt']));

const isProblem = (body: unknown): body is Problem =>
  isRecord(body) && String(body['type']).startsWith('urn:pemberdayaan-tki:problem:');
