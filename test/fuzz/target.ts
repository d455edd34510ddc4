import { catalog } from '../../shared/catalog/current.ts';
import { parseEnrollment } from '../../shared/enrollment/parse.ts';
import { RequestError } from '../../shared/errors.ts';
import { gate, readBody } from '../../shared/http/gate.ts';
import { request } from '../support/requests.ts';

/** A body, and how it comes: as text, in base64 as UTF-8 or byte by byte, or as what says that it is base64. */
export type Input = {
  readonly type: string;
  readonly as: 'text' | 'utf8' | 'latin1' | 'base64';
  readonly body: string;
  /** What else is strange about the event. */
  readonly event?: object;
};

const today = '2026-11-25';

/** What the gate and the parser say to an input: a code and the fields found fault with. All but a refusal is thrown. */
export function tryInput({ type, as, body, event: strange }: Input): string {
  const isSent = as === 'text' || as === 'base64';
  const sent = isSent ? body : Buffer.from(body, as).toString('base64');
  const event = request('POST /enrollments', { headers: { 'Content-Type': type }, body: sent });
  const context = { event: { ...event, isBase64Encoded: as !== 'text', ...strange } };
  try {
    gate.before(context);
    parseEnrollment(readBody(context.event), { catalog, today });
    return 'accepted';
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return [error.code, ...error.errors.map(({ path, code }) => `${path} ${code}`)].join(', ');
  }
}
