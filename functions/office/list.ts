import { RequestError } from '../../shared/errors.ts';
import { type HttpRequest, languageFrom, timeOf, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page } from '../../shared/http/response.ts';
import { requireSession } from '../../shared/identity/signed-in.ts';
import { callsPage } from '../../shared/pages/office/calls.ts';
import { listPage } from '../../shared/pages/office/list.ts';
import { needsReason } from '../../shared/referral/view-reasons.ts';
import type { OfficeDeps } from './deps.ts';
import { readListQuery } from './list-query.ts';
import { loadCalls } from './load-calls.ts';
import { loadList } from './load-list.ts';

/** Everything that waits for the signed-in office, or the part of it that the address names; with `print=1` whom to call. */
export async function showList(request: HttpRequest, deps: OfficeDeps): Promise<HttpResponse> {
  const session = await requireSession(request, deps);
  const query = readListQuery(request, deps.catalog);
  const context = { catalog: deps.catalog, language: languageFrom(request) };
  if (request.queryStringParameters?.['print'] === '1') {
    if (needsReason(deps.catalog.office(session.office))) throw new RequestError('not-found');
    const sheet = await loadCalls(session, timeOf(request), deps, query);
    return wantsPage(request) ? page(200, callsPage(sheet, context)) : json(200, sheet);
  }
  const view = await loadList(session, timeOf(request), deps, query);
  if (!wantsPage(request)) return json(200, { office: session.office, ...view });
  return page(200, listPage(view, context));
}
