import { RequestError } from '../../shared/errors.ts';
import { type HttpRequest, languageFrom, timeOf, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page } from '../../shared/http/response.ts';
import type { OfficeSession } from '../../shared/identity/office-session.ts';
import { personPage } from '../../shared/pages/office/person.ts';
import type { Opening } from '../../shared/referral/answer-request.ts';
import { isClosedTo, needsReason } from '../../shared/referral/view-reasons.ts';
import { isOpenAt } from '../../shared/referral/withdrawal.ts';
import type { Target } from './answer-body.ts';
import type { OfficeDeps } from './deps.ts';
import { findOwned } from './find-owned.ts';
import { loadPerson } from './load-person.ts';
import { personJson } from './person-json.ts';

type Asked = { readonly session: OfficeSession; readonly opening: Opening };

/** The reason is written down, then the person is shown: one at a time, so that nobody opens a whole list with one word. */
export async function openForReason(
  request: HttpRequest,
  targets: readonly Target[],
  { session, opening }: Asked,
  deps: OfficeDeps,
): Promise<HttpResponse> {
  const [target, ...others] = targets;
  if (!target || others.length > 0)
    throw new RequestError('invalid-input', { errors: [{ path: 'ids', code: 'too-many' }] });
  const office = deps.catalog.office(session.office);
  const referral = needsReason(office) ? await findOwned(target.id, session, deps) : undefined;
  if (!referral || !isOpenAt(referral, timeOf(request)) || isClosedTo(referral, office))
    throw new RequestError('need-not-here');
  const view = await loadPerson(referral, session, timeOf(request), deps, opening.reason);
  if (!wantsPage(request)) return json(200, personJson(view));
  return page(200, personPage(view, { catalog: deps.catalog, language: languageFrom(request) }));
}
