import * as z from 'zod';
import type { HttpResponse } from '../../../shared/http/response.ts';
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

/** A tag as our templates write them: quoted values, in which nothing stands that could end them. */
const tag = /<(?:!doctype html|\/?[a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>/g;
const attribute = /([a-z-]+)(?:="([^"]*)")?/g;

/** Whether anything but a template's own tags and attributes has come into a page. */
export function isSpoiled(page: string): boolean {
  const bare = page.replace(/<style>[^<]*<\/style>/g, '');
  const attributes = [...bare.matchAll(tag)].flatMap(([, all = '']) => [...all.matchAll(attribute)]);
  return (
    /[<>]/.test(bare.replace(tag, '')) || attributes.some(([, name = '', value = '']) => acts(name, value))
  );
}

/** Attributes that do something, and addresses of other places than a template names. */
const acts = (name: string, value: string): boolean =>
  /^(on|style$|srcdoc$)/.test(name) ||
  (/^(href|src|action|formaction)$/.test(name) && !/^(\/(?!\/)|#|tel:|https:\/\/wa\.me\/)/.test(value));

function problemBreaches(status: number, headers: HttpResponse['headers'], body: string): string[] {
  const parsed = problem.safeParse(JSON.parse(body));
  return [
    ...(headers['content-type'] === 'application/problem+json' ? [] : ['is no problem+json']),
    ...(parsed.success && parsed.data.status === status ? [] : ['is no problem of RFC 9457']),
    ...(body.includes(mark) ? ['echoes a value'] : []),
  ];
}
