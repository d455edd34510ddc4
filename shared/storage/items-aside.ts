import type { AttributeValue, QueryCommand } from '@aws-sdk/client-dynamodb';

type Items = readonly Record<string, AttributeValue>[];
type Answered = { readonly statusCode: number; body: AsyncIterable<Uint8Array> | Uint8Array };

/** So many characters are parsed at once. A page of 1 MB is thousands of objects, and those that wait for long outlive the young ones. */
const pieceLength = 32 * 1024;
const [begin, between, end] = ['"Items":[', '"}},{"', '"}}]'];

/**
 * Takes the items out of an answer's body before the SDK reads it: its deserializer walks each attribute by its schema,
 * which takes longer than to parse and count them (docs/performance.md). They are parsed piece by piece, as somebody reads.
 * All else of the answer, and every error, is left to the SDK. Only for items of nothing but texts.
 */
export function itemsAside({ middlewareStack }: QueryCommand): { readonly pieces: () => Iterable<Items> } {
  let items = '';
  middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const answered = result.response as Answered;
      if (answered.statusCode !== 200) return result;
      const body = await textOf(answered.body);
      const [from, to] = [body.indexOf(begin) + begin.length, body.lastIndexOf(end) + end.length - 1];
      items = body.slice(from, to);
      answered.body = Buffer.from(to > from ? body.slice(0, from) + body.slice(to) : body);
      return result;
    },
    // Nearer to the wire than what deserializes.
    { step: 'deserialize', priority: 'low' },
  );
  return { pieces: () => piecesOf(items) };
}

/** Cut where one item ends and the next one begins: no text holds a quote without a backslash before it. */
function* piecesOf(items: string): Iterable<Items> {
  for (let from = 0; from < items.length; ) {
    const cut = items.indexOf(between, from + pieceLength);
    const to = cut < 0 ? items.length : cut + between.indexOf(',');
    yield JSON.parse(`[${items.slice(from, to)}]`) as Items;
    from = to + 1;
  }
}

async function textOf(body: Answered['body']): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
