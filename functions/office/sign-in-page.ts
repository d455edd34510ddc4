import { type HttpRequest, languageFrom, timeOf } from '../../shared/http/request.ts';
import { type HttpResponse, page } from '../../shared/http/response.ts';
import { findSession } from '../../shared/identity/signed-in.ts';
import { signInPage } from '../../shared/pages/office/sign-in.ts';
import type { OfficeDeps } from './deps.ts';
import { findByLink } from './find-mailbox.ts';

/** The page that offers to mail a code. A link that is dead or forged shows the same page without an office. */
export async function showSignIn(request: HttpRequest, deps: OfficeDeps): Promise<HttpResponse> {
  const token = request.pathParameters?.['token'];
  const office = token && (await findByLink(token, timeOf(request), deps));
  const session = await findSession(request, deps);
  const view = {
    language: languageFrom(request),
    path: request.rawPath,
    ...(token && office && { link: { token, officeName: deps.catalog.office(office.office).name } }),
    ...(session && { signedInAs: deps.catalog.office(session.office).name }),
  };
  return page(200, signInPage(view));
}
