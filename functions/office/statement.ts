import { previousWeek } from '../../shared/calendar/week.ts';
import { RequestError } from '../../shared/errors.ts';
import { type HttpRequest, languageFrom, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page } from '../../shared/http/response.ts';
import { statementPage } from '../../shared/pages/office/statement.ts';
import type { StatementPart } from '../../shared/statement/statement.ts';
import { tellStatement } from '../../shared/statement/statement-facts.ts';
import { findPart } from '../../shared/storage/statements.ts';
import type { OfficeDeps } from './deps.ts';
import { requireSession } from './session.ts';

/** The frozen figures of a closed week, for the office that they are about. */
export async function showStatement(request: HttpRequest, deps: OfficeDeps): Promise<HttpResponse> {
  const session = await requireSession(request, deps);
  const week = request.pathParameters?.['week'] ?? '';
  const statement = await findPart(deps.table, week, session.office);
  const part = statement?.offices[session.office];
  if (!statement || !part) throw new RequestError('no-statement');
  const told = tellStatement(statement, part, await partBefore(week, session.office, deps), deps.catalog);
  if (!wantsPage(request)) return json(200, { office: session.office, week, ...told });
  const { initials, csrf } = session;
  const officeName = deps.catalog.office(session.office).name;
  return page(200, statementPage({ officeName, initials, csrf, week, ...told }, languageFrom(request)));
}

async function partBefore(
  week: string,
  office: string,
  deps: OfficeDeps,
): Promise<StatementPart | undefined> {
  const statement = await findPart(deps.table, previousWeek(week), office);
  return statement?.offices[office];
}
