import { problemStatus, RequestError, Unavailable } from '../errors.ts';
import type { Report } from '../observing/report.ts';
import { problemJson, problemPage } from '../pages/problem.ts';
import { type HttpRequest, languageFrom, wantsPage } from './request.ts';
import { type HttpResponse, json, page } from './response.ts';

/** Long enough for a throttled partition to recover, short enough for a person to wait. */
const retryAfterSeconds = '30';

/** The one place where an error becomes an answer: ours by their code, all others without a word of theirs. */
export function problemResponse(error: unknown, request: HttpRequest, hotline: string): HttpResponse {
  const problem = asRequestError(error);
  const status = problemStatus[problem.code];
  const language = languageFrom(request);
  const headers = status === 503 ? { 'retry-after': retryAfterSeconds } : {};
  if (wantsPage(request)) return page(status, problemPage({ problem, language, hotline }), { headers });
  const body = problemJson(problem, language);
  return json(status, body, { headers: { 'content-type': 'application/problem+json', ...headers } });
}

function asRequestError(error: unknown): RequestError {
  if (error instanceof RequestError) return error;
  return new RequestError(error instanceof Unavailable ? 'unavailable' : 'internal');
}

type Context = { readonly event: HttpRequest; readonly error: unknown; response: unknown };

/** The middy middleware of every function behind the API. */
export const problems = ({ report, hotline }: { readonly report: Report; readonly hotline: string }) => ({
  onError: (context: Context): void => {
    const { error, event } = context;
    if (!(error instanceof RequestError)) report.fail('request-failed', error);
    context.response = problemResponse(error, event, hotline);
  },
});
