import { type HttpRequest, languageFrom, timeOf } from '../../shared/http/request.ts';
import { type HttpResponse, page } from '../../shared/http/response.ts';
import { readProofLink } from '../../shared/identity/proof-links.ts';
import { proofEndedPage, proofPage } from '../../shared/pages/office/proof.ts';
import type { OfficeDeps } from './deps.ts';

/** The page of a mailed link. It reads the link alone: whether the proof still stands is told by the code only. */
export async function showProof(request: HttpRequest, deps: OfficeDeps): Promise<HttpResponse> {
  const token = request.pathParameters?.['token'] ?? '';
  const asked = readProofLink(await deps.tokens(), token, timeOf(request));
  const view = { language: languageFrom(request), path: request.rawPath };
  if (!asked) return page(404, proofEndedPage({ ...view, hotline: deps.hotline }));
  const { name: officeName } = deps.catalog.office(asked.office);
  return page(200, proofPage({ ...view, token, officeName }));
}
