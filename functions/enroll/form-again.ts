import { randomUUID } from 'node:crypto';
import { jakartaDate } from '../../shared/calendar/week.ts';
import { typedValues } from '../../shared/enrollment/typed-values.ts';
import { problemStatus, type RequestError } from '../../shared/errors.ts';
import { retryHeaders } from '../../shared/http/problems.ts';
import { type HttpRequest, timeOf } from '../../shared/http/request.ts';
import { type HttpResponse, scriptedPage } from '../../shared/http/response.ts';
import { enrollmentForm } from '../../shared/pages/enrollment-form.ts';
import { allDistricts, districtsToOffer } from '../../shared/storage/open-districts.ts';
import type { EnrollDeps } from './deps.ts';
import { languageOfForm } from './form-language.ts';

/** These ids are used up: the same words may be sent again, as another submission. */
const usedUp = new Set<RequestError['code']>(['try-again', 'submission-id-reused']);

/** The form comes back with what was typed and what is wrong with it; nothing has to be typed twice. */
export async function formAgain(
  problem: RequestError,
  request: HttpRequest,
  deps: EnrollDeps,
): Promise<HttpResponse> {
  const { catalog, hotline, urgentHotlines } = deps;
  const status = problemStatus[problem.code];
  const values = typedValues(request);
  const form = enrollmentForm({
    catalog,
    // A store that has just kept us waiting is not asked again: the person waits for this page.
    openDistricts: status < 500 ? await districtsToOffer(deps) : allDistricts(catalog),
    hotline,
    urgentHotlines,
    language: languageOfForm(values, request),
    submissionId: (!usedUp.has(problem.code) && values['submissionId']) || randomUUID(),
    consentVersion: catalog.consentVersions[0],
    today: jakartaDate(timeOf(request)),
    values,
    problem,
  });
  return scriptedPage(status, form, { headers: retryHeaders(problem) });
}
