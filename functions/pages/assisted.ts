import { jakartaDate } from '../../shared/calendar/week.ts';
import { type HttpRequest, languageFrom, timeOf } from '../../shared/http/request.ts';
import { type HttpResponse, scriptedPage } from '../../shared/http/response.ts';
import { assistedPage } from '../../shared/pages/assisted.ts';
import type { PagesDeps } from './deps.ts';

/** The form for somebody who has a list of people. */
export async function showAssisted(request: HttpRequest, deps: PagesDeps): Promise<HttpResponse> {
  const { catalog, hotline } = deps;
  const page = assistedPage({
    catalog,
    hotline,
    openDistricts: await deps.openDistricts.read(),
    language: languageFrom(request),
    consentVersion: catalog.consentVersions[0],
    today: jakartaDate(timeOf(request)),
  });
  return scriptedPage(200, page);
}
