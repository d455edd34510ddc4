import { RequestError } from '../../shared/errors.ts';
import { type HttpRequest, languageFrom, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page } from '../../shared/http/response.ts';
import { requireSession } from '../../shared/identity/signed-in.ts';
import { supportPage } from '../../shared/pages/office/support.ts';
import { supportedBy } from '../../shared/referral/supported-by.ts';
import { type KnownNeeds, knownNeeds, plannedWeeks } from '../../shared/statement/known-needs.ts';
import type { StatementPart } from '../../shared/statement/statement.ts';
import { supportedNeeds } from '../../shared/statement/supported-needs.ts';
import { findLiveNeeds } from '../../shared/storage/live-needs.ts';
import { findNeeds } from '../../shared/storage/statements.ts';
import type { OfficeDeps } from './deps.ts';

/** How many need the programs that the signed-in office supports, and where: to plan with, no person. */
export async function showSupport(request: HttpRequest, deps: OfficeDeps): Promise<HttpResponse> {
  const session = await requireSession(request, deps);
  const supported = supportedBy(deps.catalog, session.office);
  if (supported.length === 0) throw new RequestError('not-found');
  const counted = await loadKnown(deps);
  const programs = counted ? supportedNeeds(supported, counted.known) : [];
  const told = { programs, ...(counted && { at: counted.at, week: counted.known.week }) };
  if (!wantsPage(request)) return json(200, { office: session.office, ...told });
  const { initials, csrf } = session;
  const officeName = deps.catalog.office(session.office).name;
  const context = { catalog: deps.catalog, language: languageFrom(request) };
  return page(200, supportPage({ officeName, initials, csrf, ...told }, context));
}

/** Nothing before the first tick in office hours. */
async function loadKnown({ table }: OfficeDeps): Promise<{ at: string; known: KnownNeeds } | undefined> {
  const live = await findLiveNeeds(table);
  if (!live) return undefined;
  const [, ...closed] = plannedWeeks(live.at);
  const parts = await Promise.all(closed.map((week) => findNeeds(table, week)));
  const frozen = new Map<string, StatementPart>();
  for (const [at, week] of closed.entries()) {
    const part = parts[at];
    if (part) frozen.set(week, part);
  }
  return { at: live.at, known: knownNeeds(live, frozen) };
}
