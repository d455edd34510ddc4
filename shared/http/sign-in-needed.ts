import { RequestError } from '../errors.ts';
import { signInPage } from '../pages/office/sign-in.ts';
import { type HttpRequest, languageFrom, wantsPage } from './request.ts';
import { type HttpResponse, page } from './response.ts';

/** Whoever is not signed in and wants a page gets the one that offers to. */
export async function orAskToSignIn(
  request: HttpRequest,
  work: () => Promise<HttpResponse>,
): Promise<HttpResponse> {
  try {
    return await work();
  } catch (error) {
    const signedOut = error instanceof RequestError && error.code === 'sign-in-needed';
    if (!signedOut || !wantsPage(request)) throw error;
    return page(401, signInPage({ language: languageFrom(request), path: '/office', needed: true }));
  }
}
