import { pageHeaders, scriptedPageHeaders } from '../pages/headers.ts';

export type HttpResponse = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: string[];
  readonly body: string;
  /** The body is bytes, not text. */
  readonly isBase64Encoded?: true;
  /** The part of the text that is of this answer alone: all around it is compressed once for many. */
  readonly own?: string;
};

type More = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: string[];
  readonly own?: string;
};

const notKept = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** `body` is text already where its bytes matter. */
export function json(statusCode: number, body: unknown, more: More = {}): HttpResponse {
  return {
    statusCode,
    ...more,
    headers: { 'content-type': 'application/json; charset=utf-8', ...notKept, ...more.headers },
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

/** For a browser to keep under this name: nothing in it may be personal, it stays in the history of downloads. */
export const attachment = (name: string, type: string, bytes: Uint8Array): HttpResponse => ({
  statusCode: 200,
  headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, ...notKept },
  body: Buffer.from(bytes).toString('base64'),
  isBase64Encoded: true,
});

/** The answer is another page. After a POST that acted, a reload repeats nothing. */
export const seeOther = (location: string, more: More = {}): HttpResponse => ({
  statusCode: 303,
  ...more,
  headers: { ...pageHeaders, location, ...more.headers },
  body: '',
});
