import type * as z from 'zod/mini';
import { isLanguage, type Language, languageOf } from '../text/language.ts';
import type { httpApiEvent } from './event.ts';

/** The parts of an HTTP API event (payload 2.0) that our functions read. */
export type HttpRequest = Omit<z.output<typeof httpApiEvent>, 'version'>;

/** The gateway's time of the request: the only clock that a request knows. */
export const timeOf = (request: HttpRequest): Date => new Date(request.requestContext.timeEpoch);

/** `?lang=` wins over the browser's wish. */
export function languageFrom(request: HttpRequest): Language {
  const chosen = request.queryStringParameters?.['lang'];
  return isLanguage(chosen) ? chosen : languageOf(request.headers['accept-language']);
}

export const isForm = ({ headers }: HttpRequest): boolean =>
  /^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(headers['content-type'] ?? '');

/** A browser names text/html in `Accept`; a form without that header still comes from a person. */
export function wantsPage(request: HttpRequest): boolean {
  const accept = (request.headers['accept'] ?? '').toLowerCase();
  return accept.includes('text/html') || (isForm(request) && !accept.includes('json'));
}
