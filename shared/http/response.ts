import { pageHeaders, scriptedPageHeaders } from '../pages/headers.ts';

export type HttpResponse = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: string[];
  readonly body: string;
};

type More = { readonly headers?: Readonly<Record<string, string>>; readonly cookies?: string[] };

const jsonHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** `body` is text already where its bytes matter. */
export function json(statusCode: number, body: unknown, more: More = {}): HttpResponse {
  return {
    statusCode,
    ...more,
    headers: { 'content-type': 'application/json; charset=utf-8', ...jsonHeaders, ...more.headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

export const page = (statusCode: number, body: string, more: More = {}): HttpResponse => ({
  statusCode,
  ...more,
  headers: { ...pageHeaders, ...more.headers },
  body,
});

/** A page that brings a script along. */
export const scriptedPage = (statusCode: number, body: string, more: More = {}): HttpResponse =>
  page(statusCode, body, { ...more, headers: { ...scriptedPageHeaders, ...more.headers } });

/** After a POST that acted: the browser asks for a page, so that a reload repeats nothing. */
export const seeOther = (location: string, more: More = {}): HttpResponse => ({
  statusCode: 303,
  ...more,
  headers: { ...pageHeaders, location, ...more.headers },
  body: '',
});
