import { createHash } from 'node:crypto';
import { listStyle } from './list-style.ts';
import { statementStyle } from './office/statement-style.ts';
import { style } from './style.ts';

const hashOf = (css: string): string => `'sha256-${createHash('sha256').update(css).digest('base64')}'`;

/** Nothing is loaded from anywhere, and no script runs. */
const policyWith = (...styles: readonly string[]): string[] => [
  "default-src 'none'",
  `style-src ${styles.map(hashOf).join(' ')}`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];
const plain = policyWith(style, listStyle);

/** Scripts are files of this host, and reach this host only. */
const scripted = [...plain, "script-src 'self'", "connect-src 'self'", "worker-src 'self'"];

/** Sent with every page: nothing is kept, no address is passed on. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': plain.join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'cross-origin-opener-policy': 'same-origin',
};

/** Sent with a page that works better with its script. */
export const scriptedPageHeaders: Readonly<Record<string, string>> = {
  ...pageHeaders,
  'content-security-policy': scripted.join('; '),
};

/** Sent with the page of a closed week, which has a style of its own. */
export const statementPageHeaders: Readonly<Record<string, string>> = {
  ...pageHeaders,
  'content-security-policy': policyWith(style, listStyle, statementStyle).join('; '),
};
