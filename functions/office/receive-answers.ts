import { jakartaDate } from '../../shared/calendar/week.ts';
import { readBody } from '../../shared/enrollment/request-body.ts';
import { RequestError } from '../../shared/errors.ts';
import { type HttpRequest, languageFrom, timeOf, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json, page } from '../../shared/http/response.ts';
import type { OfficeSession } from '../../shared/identity/office-session.ts';
import { listPage } from '../../shared/pages/office/list.ts';
import { personPage } from '../../shared/pages/office/person.ts';
import type { AnswerResult, Results } from '../../shared/pages/office/results.ts';
import { type OfficeRequest, parseAnswer } from '../../shared/referral/answer-request.ts';
import { type AnswerBody, readAnswerBody } from './answer-body.ts';
import { answerOne } from './answer-one.ts';
import { checkCard } from './check-card.ts';
import type { OfficeDeps } from './deps.ts';
import { findOwned } from './find-owned.ts';
import { loadList } from './load-list.ts';
import { loadPerson } from './load-person.ts';
import { requireCsrf, requireSession } from './session.ts';

/** The answer of an office to one or many of its referrals; each id has a result of its own. */
export async function receiveAnswers(request: HttpRequest, deps: OfficeDeps): Promise<HttpResponse> {
  const session = await requireSession(request, deps);
  const body = readAnswerBody(readBody(request));
  requireCsrf(session, body.csrf);
  const at = timeOf(request);
  const asked = parse(request, body, at, deps);
  const results = 'errors' in asked ? asked.errors : await answerAll(body, asked.request, session, at, deps);
  if (!wantsPage(request)) return json(200, { results });
  return showResults(
    request,
    session,
    { action: String(body.fields['action']), results, typed: body.fields },
    deps,
  );
}

type Parsed = { readonly request: OfficeRequest } | { readonly errors: AnswerResult[] };

/** A form gets its page back with the errors in it, a machine a problem. */
function parse(request: HttpRequest, { fields, targets }: AnswerBody, at: Date, deps: OfficeDeps): Parsed {
  try {
    return { request: parseAnswer(fields, { catalog: deps.catalog, today: jakartaDate(at) }) };
  } catch (error) {
    if (!(error instanceof RequestError) || !wantsPage(request)) throw error;
    return { errors: targets.map(({ id }) => ({ id, result: 'invalid', errors: error.errors })) };
  }
}

/** One after the other: two ids can name referrals of one person. */
async function answerAll(
  { targets }: AnswerBody,
  request: OfficeRequest,
  session: OfficeSession,
  at: Date,
  deps: OfficeDeps,
): Promise<AnswerResult[]> {
  const results: AnswerResult[] = [];
  for (const target of targets)
    results.push(
      request.action === 'check-card'
        ? await checkCard(target.id, { request, session, at }, deps)
        : await answerOne(target, { request, session, at }, deps),
    );
  return results;
}

/** Back to where the answer was given; a need that went elsewhere leaves its office with the list. */
async function showResults(
  request: HttpRequest,
  session: OfficeSession,
  outcome: Results,
  deps: OfficeDeps,
): Promise<HttpResponse> {
  const context = { catalog: deps.catalog, language: languageFrom(request) };
  const at = timeOf(request);
  const status = outcome.results.every(({ result }) => result === 'invalid') ? 400 : 200;
  const [first, ...others] = outcome.results;
  const referral = first && others.length === 0 && (await findOwned(first.id, session, deps));
  if (!referral) return page(status, listPage(await loadList(session, at, deps), context, outcome));
  return page(status, personPage(await loadPerson(referral, session, at, deps), context, outcome));
}
