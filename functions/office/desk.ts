import { RequestError } from '../../shared/errors.ts';
import { type HttpRequest, languageFrom, timeOf, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page } from '../../shared/http/response.ts';
import { requireSession } from '../../shared/identity/signed-in.ts';
import { deskPage } from '../../shared/pages/office/desk.ts';
import { desk } from '../../shared/referral/create.ts';
import type { OfficeDeps } from './deps.ts';
import { loadDesk } from './load-desk.ts';

/** Where the desk begins its day; for every other office there is no such page. */
export async function showDesk(request: HttpRequest, deps: OfficeDeps): Promise<HttpResponse> {
  const session = await requireSession(request, deps);
  if (session.office !== desk) throw new RequestError('not-found');
  const view = await loadDesk(session, timeOf(request), deps);
  const { counts, came, mailboxes, restricted } = view;
  if (!wantsPage(request)) return json(200, { office: session.office, counts, came, mailboxes, restricted });
  return page(200, deskPage(view, { catalog: deps.catalog, language: languageFrom(request) }));
}
