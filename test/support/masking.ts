import type { Reply } from './http-client.ts';

const receipt = /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g;

/** The receipt that an answer gives, as it is written on paper. */
export function receiptIn({ text }: Pick<Reply, 'text'>): string {
  const [found] = text.match(receipt) ?? [];
  if (!found) throw new Error('The answer has no receipt');
  return found;
}

/** A body with the receipt made unreadable, and what is drawn from it alone: the path of the QR code. */
export const maskedBody = ({ text }: Pick<Reply, 'text'>): string =>
  text.replace(receipt, 'RRRR-RRRR-RRRR').replace(/(<svg class="qr"[\s\S]*?\bd=")[^"]*/, '$1M');

/** Without `Date`, which is the server's own clock and no answer of ours. */
export const headersOf = ({ headers }: Pick<Reply, 'headers'>): string[] =>
  headers.filter(([name]) => name !== 'Date').map((header) => header.join(': '));

/** Status, headers in their order, and masked body: all that a look at the answer can tell. */
export const masked = (reply: Reply): string =>
  [reply.status, ...headersOf(reply), '', maskedBody(reply)].join('\n');
