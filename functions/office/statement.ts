import { RequestError } from '../../shared/errors.ts';
import type { HttpRequest } from '../../shared/http/request.ts';
import type { HttpResponse } from '../../shared/http/response.ts';
import type { OfficeDeps } from './deps.ts';
import { requireSession } from './session.ts';

export async function showStatement(request: HttpRequest, deps: OfficeDeps): Promise<HttpResponse> {
  await requireSession(request, deps);
  throw new RequestError('not-found');
}
