import { RequestError } from '../../shared/errors.ts';
import type { HttpRequest } from '../../shared/http/request.ts';
import { type HttpResponse, json } from '../../shared/http/response.ts';
import { sendScript } from './assets.ts';
import { showAssisted } from './assisted.ts';
import { showCatalog } from './catalog.ts';
import type { PagesDeps } from './deps.ts';
import { sendDistricts } from './districts.ts';
import { showForm } from './form.ts';
import { receiveReceipt, showStatusForm } from './status.ts';

type Page = (request: HttpRequest, deps: PagesDeps) => Promise<HttpResponse>;

const pageOf: Readonly<Record<string, Page>> = {
  'GET /': showForm,
  'GET /assisted': showAssisted,
  'GET /status': showStatusForm,
  'POST /status': receiveReceipt,
  'GET /catalog': showCatalog,
  'GET /districts': sendDistricts,
  'GET /assets/{file}': sendScript,
  'GET /worker.js': sendScript,
  'GET /health': async (_request, { version }) => json(200, { ok: true, version }),
};

/** The applicant's pages, by route. */
export async function pages(request: HttpRequest, deps: PagesDeps): Promise<HttpResponse> {
  const page = pageOf[request.routeKey];
  if (page) return page(request, deps);
  const known = Object.keys(pageOf).some((route) => route.endsWith(` ${request.rawPath}`));
  throw new RequestError(known || request.rawPath === '/enrollments' ? 'method-not-allowed' : 'not-found');
}
