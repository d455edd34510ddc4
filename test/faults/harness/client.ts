import { asProblem, problemResponse } from '../../../shared/http/problems.ts';
import type { HttpRequest } from '../../../shared/http/request.ts';
import type { HttpResponse } from '../../../shared/http/response.ts';
import type { Cloud } from './cloud.ts';
import type { Design } from './design.ts';

const tries = 6;
const betweenSeconds = 5;

/** One request as the gateway serves it: a process that ends is a 502, an error its problem. */
export async function ask(
  cloud: Cloud,
  handler: keyof Design['http'],
  request: HttpRequest,
): Promise<HttpResponse> {
  const run = await cloud.call(handler, (deps) => cloud.design.http[handler](request, deps));
  if (run.ended === 'answered') return run.answer;
  if (run.ended === 'killed') return { statusCode: 502, headers: {}, body: '' };
  return problemResponse(asProblem(run.error, cloud.report), request, '1500000');
}

/** A person, or a phone, that tries again where no answer comes. The request is the same but for its time. */
export async function askUntilAnswered(
  cloud: Cloud,
  handler: keyof Design['http'],
  request: () => HttpRequest,
): Promise<HttpResponse> {
  for (let left = tries; ; left -= 1) {
    const response = await ask(cloud, handler, request());
    if (response.statusCode < 500 || left === 1) return response;
    await cloud.agenda.pass(betweenSeconds);
  }
}
