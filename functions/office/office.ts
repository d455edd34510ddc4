import { RequestError } from '../../shared/errors.ts';
import type { HttpRequest } from '../../shared/http/request.ts';
import type { HttpResponse } from '../../shared/http/response.ts';
import { refuseForeignPost } from '../../shared/http/same-site.ts';
import { orAskToSignIn } from '../../shared/http/sign-in-needed.ts';
import type { OfficeDeps } from './deps.ts';
import { showDesk } from './desk.ts';
import { showList } from './list.ts';
import { showPerson } from './person.ts';
import { receiveAnswers } from './receive-answers.ts';
import { receiveProof } from './receive-proof.ts';
import { sendCode } from './send-code.ts';
import { showProof } from './show-proof.ts';
import { signIn } from './sign-in.ts';
import { showSignIn } from './sign-in-page.ts';
import { showSupport } from './support.ts';

type Page = (request: HttpRequest, deps: OfficeDeps) => Promise<HttpResponse>;

const pageOf: Readonly<Record<string, Page>> = {
  'GET /office': showSignIn,
  'GET /office/{token}': showSignIn,
  'GET /office/verify/{token}': showProof,
  'POST /office/verify': receiveProof,
  'POST /office/code': sendCode,
  'POST /office/session': signIn,
  'GET /office/list': showList,
  'GET /office/referrals/{id}': showPerson,
  'POST /office/answers': receiveAnswers,
  'GET /office/support': showSupport,
  'GET /office/desk': showDesk,
};

/** The office's pages, by route. Whoever is not signed in gets the page that offers to. */
export async function office(request: HttpRequest, deps: OfficeDeps): Promise<HttpResponse> {
  const page = pageOf[request.routeKey];
  if (!page) throw new RequestError('not-found');
  if (request.requestContext.http.method === 'POST') refuseForeignPost(request, deps.origin);
  return orAskToSignIn(request, () => page(request, deps));
}
