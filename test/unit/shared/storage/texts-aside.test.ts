import { QueryCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOf } from '../../../../shared/batch/text-page.ts';
import { BodyBuffer } from '../../../../shared/storage/body-buffer.ts';
import { textsAside } from '../../../../shared/storage/texts-aside.ts';

const names = ['weekSort', 'tally'];
const input = { TableName: 'records' };

/** What is taken aside, and what is left for the SDK, of an answer that comes in chunks of so many bytes. */
async function read(body: object, size: number, buffer: BodyBuffer) {
  const command = new QueryCommand(input);
  const aside = textsAside(command, names, buffer);
  const response: { statusCode: number; body: unknown } = { statusCode: 200, body: chunksOf(body, size) };
  const answer = async () => ({ response, output: { $metadata: {} } });
  await command.middlewareStack.resolve(answer, {})({ input });
  return { rows: [...rowsOf(aside.page())], left: JSON.parse(String(response.body)) as unknown };
}

async function* chunksOf(body: object, size: number) {
  const bytes = Buffer.from(JSON.stringify(body));
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Also what looks like the beginning, the end or the middle of items, and answers that need more memory. */
const word = fc.constantFrom(
  '"',
  '\\',
  '"}},{',
  '"}}]',
  '"}}],',
  '"Items":[',
  '{',
  '}',
  '|',
  '\u0000',
  '😀',
  'ñ',
);
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(''));
const plain = fc.constantFrom('p1#s1#S', 'S|32.12|calon', '', 'ñ');
const long = fc.constant('x'.repeat(70_000));
const value = fc.oneof(text, plain, plain, long).map((S) => ({ S }));
const item = fc.oneof(fc.record({ weekSort: value }), fc.record({ weekSort: value, tally: value }));
const answer = fc.record({
  items: fc.array(item, { maxLength: 6 }),
  last: fc.option(fc.record({ pk: value, weekSort: value }), { nil: undefined }),
  lastStandsFirst: fc.boolean(),
});

test('what is taken aside is every item and nothing else, whatever their texts hold and in whatever chunks they come', async () => {
  const answers = fc.array(answer, { minLength: 1, maxLength: 3 });
  const property = fc.asyncProperty(answers, fc.integer({ min: 1, max: 5_000 }), async (all, size) => {
    const buffer = new BodyBuffer();
    for (const { items, last, lastStandsFirst } of all) {
      const rest = { Count: items.length, ...(last && { LastEvaluatedKey: last }) };
      const body = lastStandsFirst ? { ...rest, Items: items } : { Items: items, ...rest };
      const { rows, left } = await read(body, size, buffer);
      expect(rows).toEqual(items.map((one) => [one.weekSort.S, 'tally' in one ? one.tally.S : '']));
      expect(left).toEqual({ ...rest, Items: [] });
    }
  });
  await fc.assert(property, { numRuns: 100, seed: 12 });
});
