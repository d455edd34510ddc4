import { constants } from 'node:zlib';
import httpContentEncoding from '@middy/http-content-encoding';
import httpContentNegotiation from '@middy/http-content-negotiation';
import { packing } from './packing.ts';

const negotiation = httpContentNegotiation({
  parseCharsets: false,
  parseLanguages: false,
  parseMediaTypes: false,
  availableEncodings: ['br', 'gzip'],
  // Who accepts neither gets plain text.
  failOnMismatch: false,
});

const encoding = httpContentEncoding({
  // Browsers name gzip first, only because it is older.
  overridePreferredEncoding: ['br'],
  // The form: 1.4 ms for 8.7 kB. Quality 6 takes twice as long for 26 bytes; 11, Brotli's default, 107 ms for 1 kB.
  br: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
});

type Answered = { readonly response: { readonly headers: Record<string, string> } | undefined };

/** `encoding` says so only of what it compressed: a cache must also keep the plain answer apart. */
function sayVary({ response }: Answered): void {
  if (response && !('Vary' in response.headers)) response.headers['Vary'] = 'Accept-Encoding';
}

/**
 * The middy middlewares that send an answer compressed. For pages without a session only: where a page holds a secret
 * beside what somebody else can put into it, its length tells the secret (BREACH, https://www.breachattack.com).
 */
export const compression = [{ after: sayVary, onError: sayVary }, negotiation, encoding, packing()];
