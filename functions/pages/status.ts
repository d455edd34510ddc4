import * as z from 'zod/mini';
import { jakartaDate } from '../../shared/calendar/week.ts';
import { problemStatus, RequestError } from '../../shared/errors.ts';
import { readBody } from '../../shared/http/gate.ts';
import { asProblem, retryHeaders } from '../../shared/http/problems.ts';
import { type HttpRequest, languageFrom, timeOf, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page, scriptedPage } from '../../shared/http/response.ts';
import { statusPage } from '../../shared/pages/status.ts';
import { statusForm } from '../../shared/pages/status-form.ts';
import { readReceipt } from '../../shared/receipt/receipt.ts';
import { answersReceipt } from '../../shared/referral/retention.ts';
import { findSubmission } from '../../shared/storage/submissions.ts';
import type { PagesDeps } from './deps.ts';
import { statusOf } from './load-status.ts';
import { type Asked, receiveWish } from './receive-wish.ts';

export async function showStatusForm(request: HttpRequest): Promise<HttpResponse> {
  return scriptedPage(200, statusForm({ language: languageFrom(request) }));
}

const question = z.looseObject({ receipt: z.string() });

/** Where each choice stands, for whoever holds the receipt; with an `action`, what that person wants changed. */
export async function receiveReceipt(request: HttpRequest, deps: PagesDeps): Promise<HttpResponse> {
  const language = languageFrom(request);
  let typed = '';
  try {
    const body = bodyOf(request);
    typed = body.receipt;
    const asked = await find(body, timeOf(request), deps);
    if ('action' in body) return await receiveWish(request, asked, deps);
    const status = await statusOf(asked.receipt, asked.submission, timeOf(request), deps);
    if (!wantsPage(request)) return json(200, status);
    return page(200, statusPage({ ...status, language, today: jakartaDate(timeOf(request)) }));
  } catch (error) {
    if (!wantsPage(request)) throw error;
    const problem = asProblem(error, deps.report);
    const form = statusForm({ language, typed, problem });
    return scriptedPage(problemStatus[problem.code], form, { headers: retryHeaders(problem) });
  }
}

function bodyOf(request: HttpRequest): z.output<typeof question> {
  const parsed = question.safeParse(readBody(request));
  if (!parsed.success) throw new RequestError('receipt-typo');
  return parsed.data;
}

async function find(body: z.output<typeof question>, at: Date, deps: PagesDeps): Promise<Asked> {
  const receipt = readReceipt(body.receipt);
  const submission = await findSubmission(deps.table, (await deps.digests()).submission(receipt));
  if (!submission || !answersReceipt(submission, deps.catalog, at)) throw new RequestError('not-found');
  return { body, receipt, submission };
}
