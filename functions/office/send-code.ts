import { randomBytes, randomInt } from 'node:crypto';
import { readBody } from '../../shared/enrollment/request-body.ts';
import { RequestError } from '../../shared/errors.ts';
import { hostCookie, readCookie } from '../../shared/http/cookies.ts';
import { type HttpRequest, languageFrom, timeOf, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page } from '../../shared/http/response.ts';
import { renderLetter } from '../../shared/letter/render.ts';
import { codePage, signInPage } from '../../shared/pages/office/sign-in.ts';
import type { DirectoryEntry } from '../../shared/storage/offices.ts';
import { admitCode, codeMinutes, keepCode, mostCodes } from '../../shared/storage/sign-in-codes.ts';
import { atLeast } from './at-least.ts';
import type { OfficeDeps } from './deps.ts';
import { findMailbox, type MailboxFields, mailboxFields } from './find-mailbox.ts';

/** Milliseconds. Longer than a code usually takes to be stored and handed to the mail service. */
const answerAfter = 1_500;

/** Mails a code to the registered mailbox, whoever asks. The answer is the same for a mailbox that nobody has. */
export async function sendCode(request: HttpRequest, deps: OfficeDeps): Promise<HttpResponse> {
  const fields = mailboxFields.safeParse(readBody(request)).data ?? {};
  if (!fields.token && !fields.mailbox?.trim()) return askAgain(request);
  const browser = readCookie(request, 'browser') ?? randomBytes(16).toString('base64url');
  await atLeast(answerAfter, mailCode(fields, browser, timeOf(request), deps), deps);
  const cookies = [hostCookie('browser', browser, codeMinutes * 60)];
  if (!wantsPage(request)) return json(200, { minutes: codeMinutes }, { cookies });
  const view = { language: languageFrom(request), fields, minutes: codeMinutes, codes: mostCodes };
  return page(200, codePage(view), { cookies });
}

function askAgain(request: HttpRequest): HttpResponse {
  const errors = [{ path: 'mailbox', code: 'required' }];
  if (!wantsPage(request)) throw new RequestError('invalid-input', { errors });
  return page(400, signInPage({ language: languageFrom(request), path: '/office', errors }));
}

async function mailCode(fields: MailboxFields, browser: string, at: Date, deps: OfficeDeps): Promise<void> {
  const office = await findMailbox(fields, at, deps);
  if (!office) return deps.report.count('CodesForNobody');
  if (!(await admitCode(deps.table, office.mailbox, at))) return deps.report.count('CodesOverLimit');
  const code = String(randomInt(100_000_000)).padStart(8, '0');
  await keepCode(deps.table, await codeFor(office, browser, code, deps), at);
  await mail(office, code, deps);
}

/** A code as the table knows it: keyed hashes of browser and code. */
export async function codeFor(office: DirectoryEntry, cookie: string, code: string, deps: OfficeDeps) {
  const digests = await deps.digests();
  const browser = digests.browser(cookie);
  const { mailbox, addressVersion } = office;
  return { mailbox, browser, code: digests.code(mailbox, browser, code), addressVersion };
}

/** Sent here and now, never queued, and kept nowhere in clear. A failure must not show in the answer. */
async function mail({ address, mailbox }: DirectoryEntry, code: string, deps: OfficeDeps): Promise<void> {
  const letter = renderLetter({ kind: 'code', code, minutes: codeMinutes });
  const reference = `${mailbox}_K-${randomBytes(6).toString('hex')}`;
  try {
    await deps.mailer.send({ from: deps.sender, to: address, reference, ...letter });
    deps.report.count('CodesSent');
  } catch (error) {
    deps.report.fail('code-not-sent', error, { mailbox });
    deps.report.count('CodesNotSent');
  }
}
