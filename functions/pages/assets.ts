import { RequestError } from '../../shared/errors.ts';
import type { HttpRequest } from '../../shared/http/request.ts';
import type { HttpResponse } from '../../shared/http/response.ts';
import scripts from './scripts.json' with { type: 'json' };

/** In Brotli, as `browser/make-scripts.ts` left them. */
const code: ReadonlyMap<string, string> = new Map(Object.entries(scripts));

/** A script of ours. Its address changes with its content, so that a browser asks once. */
export async function sendScript({ rawPath }: HttpRequest): Promise<HttpResponse> {
  const body = code.get(rawPath);
  if (body === undefined) throw new RequestError('not-found');
  const isWorker = !rawPath.startsWith('/assets/');
  return {
    statusCode: 200,
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'Content-Encoding': 'br',
      'cache-control': isWorker ? 'no-cache' : 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    },
    body,
    isBase64Encoded: true,
  };
}
