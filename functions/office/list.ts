import { type HttpRequest, languageFrom, timeOf, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page } from '../../shared/http/response.ts';
import { listPage } from '../../shared/pages/office/list.ts';
import type { OfficeDeps } from './deps.ts';
import { readListQuery } from './list-query.ts';
import { loadList } from './load-list.ts';
import { requireSession } from './session.ts';

/** Everything that waits for the signed-in office, or the part of it that the address names. */
export async function showList(request: HttpRequest, deps: OfficeDeps): Promise<HttpResponse> {
  const session = await requireSession(request, deps);
  const query = readListQuery(request, deps.catalog);
  const view = await loadList(session, timeOf(request), deps, query);
  if (!wantsPage(request)) return json(200, { office: session.office, ...view });
  return page(200, listPage(view, { catalog: deps.catalog, language: languageFrom(request) }));
}
