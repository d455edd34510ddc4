import { jakartaDate } from '../../shared/calendar/week.ts';
import { RequestError } from '../../shared/errors.ts';
import { readBody } from '../../shared/http/gate.ts';
import { type HttpRequest, timeOf, wantsPage } from '../../shared/http/request.ts';
import { type HttpResponse, json } from '../../shared/http/response.ts';
import type { OfficeSession } from '../../shared/identity/office-session.ts';
import { requireCsrf, requireSession } from '../../shared/identity/signed-in.ts';
import type { AnswerResult } from '../../shared/pages/office/results.ts';
import { type OfficeRequest, type Opening, parseAnswer } from '../../shared/referral/answer-request.ts';
import { type AnswerBody, readAnswerBody } from './answer-body.ts';
import { answerOne } from './answer-one.ts';
import { checkCard } from './check-card.ts';
import type { OfficeDeps } from './deps.ts';
import { openForReason } from './open-for-reason.ts';
import { showResults, showTicks } from './show-results.ts';

/** The answer of an office to one or many of its referrals; each id has a result of its own. */
export async function receiveAnswers(request: HttpRequest, deps: OfficeDeps): Promise<HttpResponse> {
  const session = await requireSession(request, deps);
  const body = readAnswerBody(readBody(request));
  requireCsrf(session, body.csrf);
  const at = timeOf(request);
  if (body.tick !== undefined && wantsPage(request)) return showTicks(request, session, body, deps);
  if (body.targets.length === 0) return refuseNobody(request, session, body, deps);
  const asked = parse(request, body, at, deps);
  if ('errors' in asked) return reply(request, session, body, asked.errors, deps);
  const said = asked.request;
  if (said.action === 'open') return openForReason(request, body.targets, { session, opening: said }, deps);
  return reply(request, session, body, await answerAll(body, said, session, at, deps), deps);
}

const reply: typeof showResults = async (request, session, body, results, deps) =>
  wantsPage(request) ? showResults(request, session, body, results, deps) : json(200, { results });

/** Whoever pressed an answer before ticking anything has typed perhaps: the list comes back with it. */
function refuseNobody(request: HttpRequest, session: OfficeSession, body: AnswerBody, deps: OfficeDeps) {
  if (wantsPage(request) && body.fromList) return showResults(request, session, body, [], deps);
  throw new RequestError('invalid-input', { errors: [{ path: 'ids', code: 'required' }] });
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
  request: Exclude<OfficeRequest, Opening>,
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
