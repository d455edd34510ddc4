import { RequestError } from '../errors.ts';
import type { HttpRequest } from './request.ts';

/**
 * Whether a browser says that a POST comes from our own pages, or nobody says anything. Under `no-referrer`, which all our pages
 * ask for, a browser writes `Origin: null` for its own forms (https://fetch.spec.whatwg.org/#append-a-request-origin-header),
 * so that `null` alone proves nothing; `Sec-Fetch-Site` then tells.
 */
export function isOwnPost({ headers }: HttpRequest, ownOrigin: string): boolean {
  const { origin = 'null', 'sec-fetch-site': site = 'same-origin' } = headers;
  return (origin === 'null' || origin === ownOrigin) && (site === 'same-origin' || site === 'none');
}

export function refuseForeignPost(request: HttpRequest, ownOrigin: string): void {
  if (!isOwnPost(request, ownOrigin)) throw new RequestError('forbidden');
}
