import { timingSafeEqual } from 'node:crypto';
import { RequestError } from '../errors.ts';
import { readCookie } from '../http/cookies.ts';
import { type HttpRequest, timeOf } from '../http/request.ts';
import { findOffice } from '../storage/offices.ts';
import type { Table } from '../storage/table.ts';
import type { LinkTokens } from './link-tokens.ts';
import { type OfficeSession, openSession } from './office-session.ts';

export type SessionDeps = { readonly table: Table; readonly tokens: () => Promise<LinkTokens> };

/** Who is signed in. The directory is asked each time: a session dies with the address that it was opened for. */
export async function findSession(
  request: HttpRequest,
  { table, tokens }: SessionDeps,
): Promise<OfficeSession | undefined> {
  const cookie = readCookie(request, 'session');
  const session = cookie && openSession(await tokens(), cookie, timeOf(request));
  if (!session) return undefined;
  const office = await findOffice(table, session.office);
  const stands = office?.verified && office.addressVersion === session.addressVersion;
  return stands ? session : undefined;
}

/** Throws `sign-in-needed`. */
export async function requireSession(request: HttpRequest, deps: SessionDeps): Promise<OfficeSession> {
  const session = await findSession(request, deps);
  if (!session) throw new RequestError('sign-in-needed');
  return session;
}

/** Throws `forbidden` where the form does not come from a page of this session. */
export function requireCsrf(session: OfficeSession, token: string | undefined): void {
  const [given, own] = [Buffer.from(token ?? ''), Buffer.from(session.csrf)];
  if (given.length !== own.length || !timingSafeEqual(given, own)) throw new RequestError('forbidden');
}
