import { randomUUID } from 'node:crypto';
import { jakartaDate } from '../../shared/calendar/week.ts';
import { typedValues } from '../../shared/enrollment/typed-values.ts';
import { problemStatus, type RequestError } from '../../shared/errors.ts';
import { type HttpRequest, languageFrom, timeOf } from '../../shared/http/request.ts';
import { type HttpResponse, scriptedPage } from '../../shared/http/response.ts';
import { enrollmentForm } from '../../shared/pages/enrollment-form.ts';
import { isLanguage } from '../../shared/text/language.ts';
import type { EnrollDeps } from './deps.ts';

/** These ids are used up: the same words may be sent again, as another submission. */
const usedUp = new Set<RequestError['code']>(['try-again', 'submission-id-reused']);

/** The form comes back with what was typed and what is wrong with it; nothing has to be typed twice. */
export async function formAgain(
  problem: RequestError,
  request: HttpRequest,
  { catalog, openDistricts, hotline }: EnrollDeps,
): Promise<HttpResponse> {
  const values = typedValues(request);
  const typedLanguage = values['language'];
  const form = enrollmentForm({
    catalog,
    openDistricts: await openDistricts.read(),
    hotline,
    language: isLanguage(typedLanguage) ? typedLanguage : languageFrom(request),
    submissionId: (!usedUp.has(problem.code) && values['submissionId']) || randomUUID(),
    consentVersion: catalog.consentVersions[0],
    today: jakartaDate(timeOf(request)),
    values,
    problem,
  });
  return scriptedPage(problemStatus[problem.code], form);
}
