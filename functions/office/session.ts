import { timingSafeEqual } from 'node:crypto';
import { RequestError } from '../../shared/errors.ts';
import { readCookie } from '../../shared/http/cookies.ts';
import { type HttpRequest, timeOf } from '../../shared/http/request.ts';
import { type OfficeSession, openSession } from '../../shared/identity/office-session.ts';
import { findOffice } from '../../shared/storage/offices.ts';
import type { OfficeDeps } from './deps.ts';

/** Who is signed in. The directory is asked each time: a session dies with the address that it was opened for. */
export async function findSession(
  request: HttpRequest,
  { table, tokens }: OfficeDeps,
): Promise<OfficeSession | undefined> {
  const cookie = readCookie(request, 'session');
  const session = cookie && openSession(await tokens(), cookie, timeOf(request));
  if (!session) return undefined;
  const office = await findOffice(table, session.office);
  const stands = office?.verified && office.addressVersion === session.addressVersion;
  return stands ? session : undefined;
}

/** Throws `sign-in-needed`. */
export async function requireSession(request: HttpRequest, deps: OfficeDeps): Promise<OfficeSession> {
  const session = await findSession(request, deps);
  if (!session) throw new RequestError('sign-in-needed');
  return session;
}

/** Throws `forbidden` where the form does not come from a page of this session. */
export function requireCsrf(session: OfficeSession, token: string | undefined): void {
  const [given, own] = [Buffer.from(token ?? ''), Buffer.from(session.csrf)];
  if (given.length !== own.length || !timingSafeEqual(given, own)) throw new RequestError('forbidden');
}
