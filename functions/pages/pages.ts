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

/** The routes of applicants that are no page of this function. */
const elsewhere = ['POST /enrollments'];

/** The applicant's pages, by route. */
export async function pages(request: HttpRequest, deps: PagesDeps): Promise<HttpResponse> {
  const page = pageOf[request.routeKey];
  if (page) return page(request, deps);
  const allow = methodsOf(request.rawPath);
  if (allow === '') throw new RequestError('not-found');
  throw new RequestError('method-not-allowed', { params: { allow } });
}

/** As `Allow` names them. */
const methodsOf = (path: string): string =>
  [...Object.keys(pageOf), ...elsewhere]
    .filter((route) => route.endsWith(` ${path}`))
    .map((route) => route.split(' ')[0])
    .join(', ');
