import type { HttpRequest } from './request.ts';

/**
 * Cookies of this host alone (`__Host-`: no domain, whole path, secure), unseen by scripts, and sent only from our
 * own pages: https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-the-__host-prefix
 */
const prefix = '__Host-';

export const hostCookie = (name: string, value: string, seconds: number): string =>
  `${prefix}${name}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=Strict`;

export function readCookie({ cookies = [] }: HttpRequest, name: string): string | undefined {
  const start = `${prefix}${name}=`;
  return cookies.find((cookie) => cookie.startsWith(start))?.slice(start.length) || undefined;
}
