import { RequestError } from '../../shared/errors.ts';
import { type HttpRequest, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page } from '../../shared/http/response.ts';
import { receiptPage } from '../../shared/pages/receipt.ts';
import { type Accepted, acceptEnrollment } from './accept-enrollment.ts';
import type { EnrollDeps } from './deps.ts';
import { formAgain } from './form-again.ts';

/** Parses, screens, seals and stores one enrollment with one conditional write, and answers with a receipt. */
export async function enroll(request: HttpRequest, deps: EnrollDeps): Promise<HttpResponse> {
  try {
    return respond(request, await acceptEnrollment(request, deps));
  } catch (error) {
    if (error instanceof RequestError && wantsPage(request)) return formAgain(error, request, deps);
    throw error;
  }
}

function respond(request: HttpRequest, { language, answer }: Accepted): HttpResponse {
  if (wantsPage(request)) return page(201, receiptPage({ ...answer, language }));
  return json(201, answer, { headers: { 'content-language': language } });
}
