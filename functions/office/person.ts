import { RequestError } from '../../shared/errors.ts';
import { type HttpRequest, languageFrom, timeOf, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page } from '../../shared/http/response.ts';
import { requireSession } from '../../shared/identity/signed-in.ts';
import { personPage } from '../../shared/pages/office/person.ts';
import type { OfficeDeps } from './deps.ts';
import { findReadable } from './find-owned.ts';
import { loadPerson } from './load-person.ts';
import { personJson } from './person-json.ts';

/** One need and its person, for the office that owns it now and those that it lets in; for every other office the id means nothing. */
export async function showPerson(request: HttpRequest, deps: OfficeDeps): Promise<HttpResponse> {
  const session = await requireSession(request, deps);
  const referral = await findReadable(request.pathParameters?.['id'] ?? '', session, deps);
  if (!referral) throw new RequestError('need-not-here');
  const view = await loadPerson(referral, session, timeOf(request), deps);
  if (!wantsPage(request)) return json(200, personJson(view));
  return page(200, personPage(view, { catalog: deps.catalog, language: languageFrom(request) }));
}
