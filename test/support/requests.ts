import { asProblem, problemResponse } from '../../shared/http/problems.ts';
import type { HttpRequest } from '../../shared/http/request.ts';
import type { HttpResponse } from '../../shared/http/response.ts';
import { captureReport } from './reports.ts';

/** Wednesday 25 November 2026, 09:00 in Jakarta. */
export const someMoment = new Date('2026-11-25T02:00:00.000Z');

type More = {
  readonly at?: Date;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly sourceIp?: string;
  readonly query?: Readonly<Record<string, string>>;
};

/** An event of API Gateway's HTTP API; `route` as in the template: `POST /status`. */
export function request(route: string, more: More = {}): HttpRequest & { readonly version: '2.0' } {
  const [method = '', path = ''] = route.split(' ');
  const { at = someMoment, headers = {}, body, sourceIp = '203.0.113.7', query } = more;
  return {
    version: '2.0',
    routeKey: route,
    rawPath: path,
    headers,
    isBase64Encoded: false,
    ...(body !== undefined && { body }),
    ...(query && { queryStringParameters: { ...query } }),
    requestContext: { timeEpoch: at.getTime(), http: { method, path, sourceIp } },
  };
}

export const postJson = (path: string, body: unknown, more: More = {}): ReturnType<typeof request> =>
  request(`POST ${path}`, {
    ...more,
    headers: { 'content-type': 'application/json', accept: 'application/json', ...more.headers },
    body: JSON.stringify(body),
  });

/** The same content as a browser's form sends it. */
export const postForm = (path: string, body: unknown, more: More = {}): ReturnType<typeof request> =>
  request(`POST ${path}`, {
    ...more,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'text/html,application/xhtml+xml',
      ...more.headers,
    },
    body: new URLSearchParams(formFields(body)).toString(),
  });

/** The fields that a browser would post for this body. */
export const formFields = (body: unknown): Record<string, string> => Object.fromEntries(fieldsOf(body, ''));

export function fieldsOf(value: unknown, path: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, part]) => fieldsOf(part, path ? `${path}.${name}` : name));
}

/** The answer as the gateway gives it: problems are answers too. */
export const answerTo = (
  asked: HttpRequest,
  work: (asked: HttpRequest) => Promise<HttpResponse>,
): Promise<HttpResponse> =>
  work(asked).catch((error: unknown) => problemResponse(asProblem(error, captureReport()), asked, '1500000'));
