import type { HttpRequest } from '../../shared/http/request.ts';
import { type HttpResponse, page } from '../../shared/http/response.ts';
import { wholeCountry } from '../../shared/pages/place-questions.ts';
import type { PagesDeps } from './deps.ts';

/** All districts of the country, for a form whose script puts them into its list. They change with a deployment. */
export async function sendDistricts(_request: HttpRequest, { catalog }: PagesDeps): Promise<HttpResponse> {
  const headers = { 'cache-control': 'public, max-age=86400' };
  return page(200, wholeCountry(catalog).toString(), { headers });
}
