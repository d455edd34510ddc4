import { problemStatus, RequestError, Unavailable } from '../errors.ts';
import type { Report } from '../observing/report.ts';
import { problemJson, problemPage } from '../pages/problem.ts';
import { type HttpRequest, languageFrom, wantsPage } from './request.ts';
import { type HttpResponse, json, page } from './response.ts';

/** Long enough for a throttled partition to recover, short enough for a person to wait. */
const retryAfterSeconds = '30';

/** A problem as a page or as JSON. */
export function problemResponse(problem: RequestError, request: HttpRequest, hotline: string): HttpResponse {
  const status = problemStatus[problem.code];
  const language = languageFrom(request);
  const headers = { ...retryHeaders(problem), ...allowHeaders(problem) };
  if (wantsPage(request)) return page(status, problemPage({ problem, language, hotline }), { headers });
  const body = problemJson({ problem, language, hotline });
  return json(status, body, { headers: { 'content-type': 'application/problem+json', ...headers } });
}

/** When to come back, where that helps. */
export const retryHeaders = ({ code }: RequestError): Readonly<Record<string, string>> =>
  problemStatus[code] === 503 ? { 'retry-after': retryAfterSeconds } : {};

/** Which methods are right, where the wrong one was used: RFC 9110 asks for it. */
const allowHeaders = ({ params: { allow } }: RequestError): Readonly<Record<string, string>> =>
  allow === undefined ? {} : { allow };

/** The one place where an error becomes a problem: ours by its code, all others without a word of theirs, and reported. */
export function asProblem(error: unknown, report: Report): RequestError {
  if (error instanceof RequestError) return error;
  report.fail('request-failed', error);
  return new RequestError(error instanceof Unavailable ? 'unavailable' : 'internal');
}

type Context = { readonly event: HttpRequest; readonly error: unknown; response: unknown };

/** The middy middleware of every function behind the API. */
export const problems = ({ report, hotline }: { readonly report: Report; readonly hotline: string }) => ({
  onError: (context: Context): void => {
    context.response = problemResponse(asProblem(context.error, report), context.event, hotline);
  },
});
