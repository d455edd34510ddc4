import type { AttributeValue, QueryCommand } from '@aws-sdk/client-dynamodb';

type Items = readonly Record<string, AttributeValue>[];
type Answered = { readonly statusCode: number; body: AsyncIterable<Uint8Array> | Uint8Array };

/**
 * Takes the items out of an answer's body before the SDK reads it: its deserializer walks each attribute by its schema,
 * which takes longer than to parse and count them (docs/performance.md). All else of the answer, and every error, is left
 * to it. For texts only: bytes stay as they were written.
 */
export function itemsAside({ middlewareStack }: QueryCommand): { readonly items: Items } {
  const aside: { items: Items } = { items: [] };
  middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const answered = result.response as Answered;
      if (answered.statusCode !== 200) return result;
      const { Items: items = [], ...rest } = JSON.parse(await textOf(answered.body)) as { Items?: Items };
      aside.items = items;
      answered.body = Buffer.from(JSON.stringify(rest));
      return result;
    },
    // Nearer to the wire than what deserializes.
    { step: 'deserialize', priority: 'low' },
  );
  return aside;
}

async function textOf(body: Answered['body']): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
