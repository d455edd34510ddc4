import type { IncomingMessage } from 'node:http';
import { isObject, tryParseJson } from '../json.ts';

/** CloudFormation puts the value of a secret's key there: its `name` and `key`. */
const reference = /^\{\{resolve:secretsmanager:([^:}]+):SecretString:([^:}]+)::\}\}$/;

export type EdgeHeaders = (request: IncomingMessage) => Readonly<Record<string, string>>;

/**
 * The edge's part in a request: its own headers, whatever the viewer wrote under their names. Here it knows a new
 * secret at once; there its stack must change first.
 */
export function playEdge(
  headers: Readonly<Record<string, string>>,
  secretOf: (name: string) => string | undefined,
): EdgeHeaders {
  const resolved = (written: string): string => {
    const [, name, key] = reference.exec(written) ?? [];
    if (name === undefined || key === undefined) return written;
    const secret = tryParseJson(secretOf(name) ?? '');
    return isObject(secret) ? String(secret[key]) : '';
  };
  return ({ socket: { remoteAddress = '', remotePort } }) => ({
    ...Object.fromEntries(Object.entries(headers).map(([name, written]) => [name, resolved(written)])),
    'cloudfront-viewer-address': `${remoteAddress.replace(/^::ffff:/, '')}:${remotePort}`,
  });
}
