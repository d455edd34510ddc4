import type { Reply } from './http-client.ts';

const receipt = /\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g;
/** The black of the QR code, which follows from the receipt alone. */
const drawing = /(<svg class="qr"[\s\S]*?<path stroke="#000" d=")([^"]*)/;

/** The receipt that an answer gives, as it is written on paper. */
export function receiptIn({ text }: Pick<Reply, 'text'>): string {
  const [found] = text.match(receipt) ?? [];
  if (!found) throw new Error('The answer has no receipt');
  return found;
}

export const drawingIn = ({ text }: Pick<Reply, 'text'>): string => drawing.exec(text)?.[2] ?? '';

/** A body with the receipt made unreadable, and the code that is drawn from it. */
export const maskedBody = ({ text }: Pick<Reply, 'text'>): string =>
  text.replace(receipt, 'RRRR-RRRR-RRRR').replace(drawing, '$1');

/** Without `Date`, which is the server's own clock, and the length, which follows from the body. */
export const headersOf = ({ headers }: Pick<Reply, 'headers'>): string[] =>
  headers
    .filter(([name]) => !['date', 'content-length'].includes(name.toLowerCase()))
    .map((header) => header.join(': '));

/** Status, headers in their order, and masked body: all that a look at the answer can tell. */
export const masked = (reply: Reply): string =>
  [reply.status, ...headersOf(reply), '', maskedBody(reply)].join('\n');
