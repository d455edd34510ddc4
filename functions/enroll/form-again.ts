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

const isWrong = ({ errors }: RequestError, path: string): boolean =>
  errors.some((error) => error.path === path);

/** Who typed the form cannot mend a broken id: a new one takes its place. */
const idFor = (problem: RequestError, typed: string | undefined): string =>
  (!usedUp.has(problem.code) && !isWrong(problem, 'submissionId') && typed) || randomUUID();

/** A yes is for the text that was read: where it has changed since, it is asked for again. */
function stillTrue(values: Readonly<Record<string, string>>, problem: RequestError): typeof values {
  const { 'consent.given': _, ...others } = values;
  return isWrong(problem, 'consent.version') ? others : values;
}

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
    submissionId: idFor(problem, values['submissionId']),
    consentVersion: catalog.consentVersions[0],
    today: jakartaDate(timeOf(request)),
    values: stillTrue(values, problem),
    problem,
  });
  return scriptedPage(status, form, { headers: retryHeaders(problem) });
}
