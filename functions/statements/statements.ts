import { RequestError } from '../../shared/errors.ts';
import type { HttpRequest } from '../../shared/http/request.ts';
import type { HttpResponse } from '../../shared/http/response.ts';
import { orAskToSignIn } from '../../shared/http/sign-in-needed.ts';
import { requireSession } from '../../shared/identity/signed-in.ts';
import { type Asked, parseAsked } from './asked.ts';
import type { StatementsDeps } from './deps.ts';
import { sendFile } from './send-file.ts';
import { showNewest } from './show-newest.ts';
import { showStatement } from './show-statement.ts';

/** Closed weeks for those with a duty: an office's own part, and the whole country for the ministry. */
export async function statements(request: HttpRequest, deps: StatementsDeps): Promise<HttpResponse> {
  return orAskToSignIn(request, async () => {
    const session = await requireSession(request, deps);
    if (request.routeKey === 'GET /office/statements') return showNewest({ request, session }, deps);
    const asked = allowed(parseAsked(request), session.office, deps);
    const answer = asked.form === 'page' ? showStatement : sendFile;
    return answer(asked, { request, session }, deps);
  });
}

/** To everybody but the ministry the whole country is no page, like any other that is not there. */
function allowed(asked: Asked, office: string, { catalog }: StatementsDeps): Asked {
  if (asked.scope === 'national' && office !== catalog.ministry.id) throw new RequestError('not-found');
  return asked;
}
