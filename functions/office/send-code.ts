import { randomBytes } from 'node:crypto';
import { RequestError } from '../../shared/errors.ts';
import { hostCookie, readCookie } from '../../shared/http/cookies.ts';
import { readBody } from '../../shared/http/gate.ts';
import { type HttpRequest, languageFrom, timeOf, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page } from '../../shared/http/response.ts';
import { codePage, signInPage } from '../../shared/pages/office/sign-in.ts';
import { codeMinutes, mostCodes } from '../../shared/storage/code-allowance.ts';
import { atLeast } from './at-least.ts';
import type { OfficeDeps } from './deps.ts';
import { findMailbox, type MailboxFields, mailboxFields } from './find-mailbox.ts';
import { mailCode } from './mail-code.ts';

/** Milliseconds. Longer than a code usually takes to be stored and handed to the mail service. */
const answerAfter = 1_500;

/** Mails a code to the registered mailbox, whoever asks. The answer is the same for a mailbox that nobody has. */
export async function sendCode(request: HttpRequest, deps: OfficeDeps): Promise<HttpResponse> {
  const fields = mailboxFields.safeParse(readBody(request)).data ?? {};
  const browser = readCookie(request, 'browser') ?? randomBytes(16).toString('base64url');
  const known = readCookie(request, 'known');
  const at = timeOf(request);
  const work = async () => {
    const found = await findMailbox(fields, at, deps);
    if (found) await mailCode({ ...found, browser, known, at }, deps);
    return found !== undefined;
  };
  if (!(await atLeast(answerAfter, work(), deps))) return askAgain(request, fields);
  const cookies = [hostCookie('browser', browser, codeMinutes * 60)];
  if (!wantsPage(request)) return json(200, { minutes: codeMinutes }, { cookies });
  const view = { language: languageFrom(request), fields, minutes: codeMinutes, codes: mostCodes };
  return page(200, codePage(view), { cookies });
}

/** A link that is dead by now, or nothing at all, was sent along. */
function askAgain(request: HttpRequest, { token }: MailboxFields): HttpResponse {
  const errors = [{ path: 'mailbox', code: 'required' }];
  if (!wantsPage(request)) throw new RequestError('invalid-input', { errors });
  const view = { language: languageFrom(request), path: '/office' };
  return page(400, signInPage(token ? { ...view, linkEnded: true } : { ...view, errors }));
}
