import { type HttpRequest, languageFrom, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page } from '../../shared/http/response.ts';
import type { OfficeSession } from '../../shared/identity/office-session.ts';
import { statementPageHeaders } from '../../shared/pages/headers.ts';
import { statementPage } from '../../shared/pages/office/statement.ts';
import { tellExactly } from '../../shared/statement/exact.ts';
import type { Asked } from './asked.ts';
import type { StatementsDeps } from './deps.ts';
import { loadWeeks } from './load-weeks.ts';

export type Asking = { readonly request: HttpRequest; readonly session: OfficeSession };

/** The frozen figures of a closed week, for the office that they are about, or of the country for the ministry. */
export async function showStatement(
  asked: Asked,
  { request, session }: Asking,
  deps: StatementsDeps,
): Promise<HttpResponse> {
  const { office, initials, csrf } = session;
  const { statement, part, previous, history } = await loadWeeks(asked, office, deps);
  const exact = tellExactly(statement, part, previous, deps.catalog);
  const { scope } = asked;
  if (!wantsPage(request)) return json(200, { office, scope, ...exact, history });
  const officeName = deps.catalog.office(office).name;
  const readsNational = office === deps.catalog.ministry.id;
  const view = { officeName, initials, csrf, exact, scope, readsNational, history };
  return page(200, statementPage(view, languageFrom(request)), { headers: statementPageHeaders });
}
