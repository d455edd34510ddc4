import * as z from 'zod';
import type { HttpResponse } from '../../../shared/http/response.ts';
import { isSpoiled } from '../markup.ts';
import { mark } from './values.ts';

const problem = z.strictObject({
  type: z.string().startsWith('urn:pemberdayaan-tki:problem:'),
  ...{ title: z.string().min(1), status: z.int(), detail: z.string().min(1) },
  errors: z
    .array(z.strictObject({ path: z.string(), code: z.string(), message: z.string().min(1) }))
    .max(20)
    .optional(),
});

/** What no answer may be, whatever was sent; nothing where the rules hold. */
export function breaches({ statusCode, headers, body }: HttpResponse): string[] {
  const isPage = headers['content-type']?.startsWith('text/html');
  const isRefused = statusCode >= 400;
  return [
    ...(statusCode >= 500 ? [`answered ${statusCode}`] : []),
    ...(isPage && isSpoiled(body) ? ['a value became markup'] : []),
    ...(headers['cache-control'] === 'no-store' ? [] : ['may be kept']),
    ...(!isPage && isRefused ? problemBreaches(statusCode, headers, body) : []),
  ];
}

function problemBreaches(status: number, headers: HttpResponse['headers'], body: string): string[] {
  const parsed = problem.safeParse(JSON.parse(body));
  return [
    ...(headers['content-type'] === 'application/problem+json' ? [] : ['is no problem+json']),
    ...(parsed.success && parsed.data.status === status ? [] : ['is no problem of RFC 9457']),
    ...(body.includes(mark) ? ['echoes a value'] : []),
  ];
}
