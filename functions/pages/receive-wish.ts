import { jakartaDate } from '../../shared/calendar/week.ts';
import { problemStatus, RequestError } from '../../shared/errors.ts';
import { type HttpRequest, languageFrom, timeOf, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page } from '../../shared/http/response.ts';
import { confirmWish } from '../../shared/pages/confirm-wish.ts';
import { statusPage } from '../../shared/pages/status.ts';
import { textsIn } from '../../shared/record.ts';
import { readWish } from '../../shared/referral/wish.ts';
import type { Submission } from '../../shared/storage/submissions.ts';
import type { PagesDeps } from './deps.ts';
import { statusOf } from './load-status.ts';
import { recordWish } from './record-wish.ts';

export type Asked = {
  readonly body: object;
  readonly receipt: string;
  readonly submission: Submission;
};

/** Withdraw, correct the phone, say whether help came: each asked twice, then written down and shown. */
export async function receiveWish(
  request: HttpRequest,
  asked: Asked,
  deps: PagesDeps,
): Promise<HttpResponse> {
  const { receipt, submission } = asked;
  try {
    const wish = readWish(asked.body, submission.choices.length);
    const at = timeOf(request);
    const now = await recordWish(wish, submission, at, deps);
    const status = { ...(await statusOf(receipt, now, at, deps)), recorded: wish.action };
    if (!wantsPage(request)) return json(200, status);
    const frame = { language: languageFrom(request), today: jakartaDate(at) };
    const answer = wish.action === 'confirm' && { answer: wish.answer };
    return page(200, statusPage({ ...status, ...frame, ...answer }));
  } catch (error) {
    if (!(error instanceof RequestError) || !wantsPage(request)) throw error;
    return page(problemStatus[error.code], await pageFor(error, request, asked, deps));
  }
}

/** What stands in the way is said on the status page itself; what was typed comes back. */
async function pageFor(
  problem: RequestError,
  request: HttpRequest,
  { body, receipt, submission }: Asked,
  deps: PagesDeps,
): Promise<string> {
  const language = languageFrom(request);
  if (problem.code === 'confirm-needed') {
    const wish = readWish(body, submission.choices.length);
    return confirmWish({ wish, receipt, language, choices: submission.choices.length });
  }
  const at = timeOf(request);
  const status = await statusOf(receipt, submission, at, deps);
  const today = jakartaDate(at);
  return statusPage({ ...status, language, today, problem, typed: textsIn(body) });
}
