import { RequestError } from '../errors.ts';
import type { HttpRequest } from './request.ts';

/**
 * Throws `forbidden` for a POST that a browser says comes from another site. Under `no-referrer`, which all our pages
 * ask for, a browser writes `Origin: null` for its own forms (https://fetch.spec.whatwg.org/#append-a-request-origin-header),
 * so that `null` alone proves nothing; `Sec-Fetch-Site` then tells.
 */
export function refuseForeignPost({ headers }: HttpRequest, ownOrigin: string): void {
  const { origin = 'null', 'sec-fetch-site': site = 'same-origin' } = headers;
  const isOwn = (origin === 'null' || origin === ownOrigin) && (site === 'same-origin' || site === 'none');
  if (!isOwn) throw new RequestError('forbidden');
}
