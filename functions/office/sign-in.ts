import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { type FieldError, problemStatus, RequestError } from '../../shared/errors.ts';
import { hostCookie, readCookie } from '../../shared/http/cookies.ts';
import { readBody } from '../../shared/http/gate.ts';
import { type HttpRequest, languageFrom, timeOf, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page, seeOther } from '../../shared/http/response.ts';
import { knownBrowser, knownSeconds } from '../../shared/identity/known-browser.ts';
import { type OfficeSession, sealSession, sessionSeconds } from '../../shared/identity/office-session.ts';
import { codePage } from '../../shared/pages/office/sign-in.ts';
import { desk } from '../../shared/referral/create.ts';
import { codeMinutes, mostCodes } from '../../shared/storage/code-allowance.ts';
import { spendCode } from '../../shared/storage/sign-in-codes.ts';
import { atLeast } from './at-least.ts';
import { codeFor } from './code-for.ts';
import type { OfficeDeps } from './deps.ts';
import { findMailbox, mailboxFields } from './find-mailbox.ts';
import { typedCode } from './typed-code.ts';

/** Milliseconds: a wrong code and a mailbox that nobody has are refused alike. */
const answerAfter = 500;

const fields = z.extend(mailboxFields, {
  code: typedCode,
  // Letters that everybody can read and tell apart: they say for ever who has looked.
  initials: z.string().check(
    z.overwrite((typed) => typed.replace(/[ .]/g, '')),
    z.regex(/^[A-Za-z]{2,4}$/),
    z.toUpperCase(),
  ),
});
const typedInitials = z.object({ initials: z.string().check(z.maxLength(20)) });
type Fields = z.infer<typeof fields>;

/** The mailed code and the officer's initials open a session in the browser that asked for the code. */
export async function signIn(request: HttpRequest, deps: OfficeDeps): Promise<HttpResponse> {
  const body = readBody(request);
  const parsed = fields.safeParse(body);
  if (!parsed.success)
    return refuse(request, body, new RequestError('invalid-input', { errors: wrongIn(parsed.error) }));
  const session = await atLeast(answerAfter, spend(request, parsed.data, deps), deps);
  if (!session) return refuse(request, body, new RequestError('code-wrong'));
  deps.report.log('signed-in', { office: session.office });
  return welcome(request, session, deps);
}

async function spend(
  request: HttpRequest,
  typed: Fields,
  deps: OfficeDeps,
): Promise<OfficeSession | undefined> {
  const at = timeOf(request);
  const browser = readCookie(request, 'browser');
  const found = await findMailbox(typed, at, deps);
  if (!found || !browser) return undefined;
  const isRight = await spendCode(deps.table, await codeFor(found.office, browser, typed.code, deps), at);
  if (!isRight || !found.office) return undefined;
  const { office, addressVersion } = found.office;
  const expires = at.getTime() + sessionSeconds * 1000;
  const csrf = randomBytes(16).toString('base64url');
  return { office, addressVersion, initials: typed.initials, csrf, expires };
}

async function welcome(
  request: HttpRequest,
  session: OfficeSession,
  deps: OfficeDeps,
): Promise<HttpResponse> {
  const tokens = await deps.tokens();
  const cookies = [
    hostCookie('session', sealSession(tokens, session), sessionSeconds),
    hostCookie('known', knownBrowser(tokens, session, timeOf(request)), knownSeconds),
  ];
  if (wantsPage(request)) return seeOther(`${firstPage(session)}?lang=${languageFrom(request)}`, { cookies });
  const { office, csrf } = session;
  return json(200, { office, csrf, expires: new Date(session.expires).toISOString() }, { cookies });
}

const firstPage = ({ office }: OfficeSession): string => (office === desk ? '/office/desk' : '/office/list');

/** The form comes back, for another try; the code itself is never shown again. */
function refuse(request: HttpRequest, body: unknown, problem: RequestError): HttpResponse {
  if (!wantsPage(request)) throw problem;
  const view = {
    language: languageFrom(request),
    fields: mailboxFields.safeParse(body).data ?? {},
    initials: typedInitials.safeParse(body).data?.initials ?? '',
    ...{ minutes: codeMinutes, codes: mostCodes, problem },
  };
  return page(problemStatus[problem.code], codePage(view));
}

const wrongIn = (error: z.core.$ZodError): FieldError[] =>
  [...new Set(error.issues.map(({ path }) => path.join('.')))].map((path) => ({
    path,
    code: path === 'initials' ? 'initials' : 'required',
  }));
