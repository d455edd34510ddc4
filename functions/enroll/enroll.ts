import { asProblem } from '../../shared/http/problems.ts';
import { type HttpRequest, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page } from '../../shared/http/response.ts';
import { receiptPage } from '../../shared/pages/receipt.ts';
import { type Accepted, acceptEnrollment } from './accept-enrollment.ts';
import type { EnrollDeps } from './deps.ts';
import { formAgain } from './form-again.ts';
import { onceMore } from './once-more.ts';

/** Parses, screens, seals and stores one enrollment with one conditional write, and answers with a receipt. */
export async function enroll(request: HttpRequest, deps: EnrollDeps): Promise<HttpResponse> {
  try {
    return respond(request, await acceptEnrollment(request, deps));
  } catch (error) {
    if (!wantsPage(request)) throw error;
    const problem = asProblem(error, deps.report);
    return problem.code === 'confirm-needed' ? onceMore(request) : formAgain(problem, request, deps);
  }
}

function respond(request: HttpRequest, { language, answer }: Accepted): HttpResponse {
  if (wantsPage(request)) return page(201, receiptPage({ ...answer, language }));
  return json(201, answer, { headers: { 'content-language': language } });
}
