import * as z from 'zod/mini';
import type { LinkTokens } from './link-tokens.ts';

const purpose = 'session';
/** A working day: who comes back tomorrow asks for a new code. */
export const sessionSeconds = 8 * 60 * 60;

const content = z.object({
  office: z.string(),
  /** Of the office's address: the session dies when the address changes. */
  addressVersion: z.int(),
  initials: z.string(),
  /** Stands in every form of this session. */
  csrf: z.string(),
  expires: z.int(),
});

/** Who is signed in, as the browser's cookie holds it: encrypted, and stored nowhere else. */
export type OfficeSession = z.infer<typeof content>;

export const sealSession = (tokens: LinkTokens, session: OfficeSession): string =>
  tokens.make(purpose, JSON.stringify(session));

/** The session, unless it is forged or over; whether its address still stands is for the directory to say. */
export function openSession(tokens: LinkTokens, cookie: string, at: Date): OfficeSession | undefined {
  const text = tokens.read(purpose, cookie);
  if (text === undefined) return undefined;
  const session = content.parse(JSON.parse(text));
  return session.expires > at.getTime() ? session : undefined;
}
