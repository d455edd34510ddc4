import { previousWeek, weekOf } from '../../shared/calendar/week.ts';
import { RequestError } from '../../shared/errors.ts';
import { languageFrom, timeOf } from '../../shared/http/request.ts';
import { type HttpResponse, seeOther } from '../../shared/http/response.ts';
import { statementPath } from '../../shared/pages/office/statement-path.ts';
import { weeksUntil } from '../../shared/statement/history.ts';
import { findPart } from '../../shared/storage/statements.ts';
import type { StatementsDeps } from './deps.ts';
import type { Asking } from './show-statement.ts';

/** To the newest week that is told: on a Monday before six, and after missed Mondays, it is not the last one. */
export async function showNewest({ request, session }: Asking, deps: StatementsDeps): Promise<HttpResponse> {
  const { office } = session;
  for (const week of weeksUntil(previousWeek(weekOf(timeOf(request)))))
    if (await findPart(deps.table, week, office))
      return seeOther(addressOf(week, { request, session }, deps));
  throw new RequestError('no-statement');
}

/** The ministry begins with the whole country; its own part is one link further. */
function addressOf(week: string, { request, session }: Asking, { catalog }: StatementsDeps): string {
  const scope = session.office === catalog.ministry.id ? 'national' : 'own';
  return `${statementPath(week, scope)}?lang=${languageFrom(request)}`;
}
