import { randomUUID } from 'node:crypto';
import { jakartaDate } from '../../shared/calendar/week.ts';
import { type HttpRequest, languageFrom, timeOf } from '../../shared/http/request.ts';
import { type HttpResponse, scriptedPage } from '../../shared/http/response.ts';
import { enrollmentForm } from '../../shared/pages/enrollment-form.ts';
import { districtsToOffer } from '../../shared/storage/open-districts.ts';
import type { PagesDeps } from './deps.ts';

/** An empty form with a submission id of its own, so that sending it twice stores it once. */
export async function showForm(request: HttpRequest, deps: PagesDeps): Promise<HttpResponse> {
  const { catalog, hotline, urgentHotlines } = deps;
  const form = enrollmentForm({
    catalog,
    openDistricts: await districtsToOffer(deps),
    hotline,
    urgentHotlines,
    language: languageFrom(request),
    submissionId: randomUUID(),
    consentVersion: catalog.consentVersions[0],
    today: jakartaDate(timeOf(request)),
  });
  return scriptedPage(200, form);
}
