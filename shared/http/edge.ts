import { RequestError } from '../errors.ts';
import { isOriginSecret, parseOriginSecret } from '../identity/origin-secret.ts';
import { askEarly } from '../remembered.ts';
import type { Secrets } from '../sealing/secrets.ts';
import type { HttpRequest } from './request.ts';
import { sourceFrom } from './source.ts';

/** What infra lets the edge send; a viewer's own header of this name does not come through it. */
export const originSecretHeader = 'x-origin-secret';

/**
 * The middy middleware that lets in only what has come through the edge, and takes the viewer's address from it: behind
 * CloudFront the gateway sees CloudFront's. All others are refused alike (403). Without a secret's id there is no edge,
 * and nothing that a request says of one counts.
 */
export function edge(secretId: string | undefined, secrets: Secrets) {
  if (secretId !== undefined) askEarly(() => secrets.read(secretId));
  return {
    before: async ({ event }: { readonly event: HttpRequest }): Promise<void> => {
      if (secretId === undefined) return;
      const source = sourceFrom(event.headers['cloudfront-viewer-address']);
      const given = event.headers[originSecretHeader];
      const isKnown = given && isOriginSecret(given, parseOriginSecret(await secrets.read(secretId)));
      if (!isKnown || !source) throw new RequestError('forbidden');
      // In place: the gate knows a body that it has read by its request.
      Object.assign(event.requestContext.http, { sourceIp: source });
    },
  };
}
