import { type HttpRequest, languageFrom, timeOf } from '../../shared/http/request.ts';
import { type HttpResponse, page } from '../../shared/http/response.ts';
import type { OfficeSession } from '../../shared/identity/office-session.ts';
import { readReferralId } from '../../shared/identity/referral-ids.ts';
import { listPage } from '../../shared/pages/office/list.ts';
import { personPage } from '../../shared/pages/office/person.ts';
import type { AnswerResult, Results } from '../../shared/pages/office/results.ts';
import type { AnswerBody } from './answer-body.ts';
import type { OfficeDeps } from './deps.ts';
import { findOwned } from './find-owned.ts';
import { type Marks, markKey } from './group-needs.ts';
import { readListQuery } from './list-query.ts';
import { loadAnswered } from './load-answered.ts';
import { loadList } from './load-list.ts';
import { loadPerson } from './load-person.ts';

/** Back to where the answer was given; a need that went elsewhere leaves its office with the list. */
export async function showResults(
  request: HttpRequest,
  session: OfficeSession,
  body: AnswerBody,
  results: readonly AnswerResult[],
  deps: OfficeDeps,
): Promise<HttpResponse> {
  const context = { catalog: deps.catalog, language: languageFrom(request) };
  const at = timeOf(request);
  const outcome: Results = { action: body.action, results, typed: body.typed };
  const status = results.every(({ result }) => result === 'invalid') ? 400 : 200;
  const [first] = results;
  const referral = first && !body.fromList && (await findOwned(first.id, session, deps));
  if (referral)
    return page(status, personPage(await loadPerson(referral, session, at, deps), context, outcome));
  const query = readListQuery(request, deps.catalog);
  const view =
    (await loadAnswered(results, query, { session, at }, deps)) ?? (await loadList(session, at, deps, query));
  return page(status, listPage(view, context, outcome));
}

/** The same part of the list with other ticks: nothing is answered, and what was typed is kept. */
export async function showTicks(
  request: HttpRequest,
  session: OfficeSession,
  body: AnswerBody,
  deps: OfficeDeps,
): Promise<HttpResponse> {
  const { tick, typed } = body;
  const context = { catalog: deps.catalog, language: languageFrom(request) };
  const query = readListQuery(request, deps.catalog);
  const view = await loadList(session, timeOf(request), deps, query, await marksOf(body, deps));
  return page(
    200,
    listPage({ ...view, tickAll: tick === 'all' }, context, { action: '', results: [], typed }),
  );
}

async function marksOf({ tick = '', targets }: AnswerBody, deps: OfficeDeps): Promise<Marks> {
  const tokens = await deps.tokens();
  const marks = new Map<string, { ticked?: boolean; asked?: boolean }>();
  const mark = (id: string, what: { ticked?: boolean; asked?: boolean }) => {
    const key = readReferralId(tokens, id)?.key;
    if (key) marks.set(markKey(key), { ...marks.get(markKey(key)), ...what });
  };
  if (tick !== 'none') for (const { id } of targets) mark(id, { ticked: true });
  mark(tick, { asked: true });
  return marks;
}
