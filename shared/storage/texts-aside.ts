import type { AttributeValue, QueryCommand } from '@aws-sdk/client-dynamodb';
import { pageOf, type TextPage } from '../batch/text-page.ts';
import type { BodyBuffer } from './body-buffer.ts';
import { plainTexts } from './plain-texts.ts';

type Answered = { readonly statusCode: number; body: AsyncIterable<Uint8Array> | Uint8Array };

const [begin, end] = ['"Items":[', '"}}]'];

/**
 * Takes the items out of an answer's body before the SDK reads it: its deserializer walks each attribute by its schema,
 * which takes longer than to count them (docs/performance.md). All else of the answer, and every error, is left to the SDK.
 * Only for items of nothing but texts.
 */
export function textsAside({ middlewareStack }: QueryCommand, names: readonly string[], buffer: BodyBuffer) {
  let items: Buffer = Buffer.alloc(0);
  middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const answered = result.response as Answered;
      if (answered.statusCode !== 200) return result;
      const body = await buffer.read(answered.body);
      const [from, to] = [body.indexOf(begin) + begin.length, endOf(body)];
      items = body.subarray(from, Math.max(from, to));
      answered.body = to > from ? Buffer.concat([body.subarray(0, from), body.subarray(to)]) : body;
      return result;
    },
    // Nearer to the wire than what deserializes.
    { step: 'deserialize', priority: 'low' },
  );
  return { page: (): TextPage => plainTexts(items, names) ?? parsed(items, names) };
}

/** A text of the key behind them can hold the same signs, but neither a name nor the end of all comes after those. */
function endOf(body: Buffer): number {
  let at = body.lastIndexOf(end);
  while (at > 0 && !/^(\}$|,"\w)/.test(body.toString('latin1', at + end.length, at + end.length + 3)))
    at = body.lastIndexOf(end, at - 1);
  return at + end.length - 1;
}

function parsed(items: Buffer, names: readonly string[]): TextPage {
  const all = JSON.parse(`[${items}]`) as Record<string, AttributeValue>[];
  return pageOf(
    all.map((attributes) => names.map((name) => attributes[name]?.S ?? '')),
    names.length,
  );
}
