// A DynamoDB that knows one call and one week's size: pages of 1 MB of made entries, over real HTTP.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { nextWeek, previousWeek } from '../../shared/calendar/week.ts';
import { shardCount } from '../../shared/storage/keys.ts';
import { type Entry, entriesOf } from './entries.ts';

const [submissions = 10_000, ordinary = 10_000] = process.argv.slice(2).map(Number);
const closedWeek = '2026-W48';
const weeks = [closedWeek];
while (weeks.length < 14) weeks.unshift(previousWeek(weeks[0] ?? ''));
if (nextWeek(weeks.at(-2) ?? '') !== closedWeek) throw new Error('weeks in a row are wanted');

/** Evenly: what is left over goes to the first shards. */
const peopleIn =
  (shard: number) =>
  (week: number): number => {
    const all = weeks[week] === closedWeek ? submissions : ordinary;
    return Math.floor(all / shardCount) + (shard < all % shardCount ? 1 : 0);
  };

const pageBytes = 1024 * 1024;
/** Of an index entry: its attributes' names, and the keys of the item and of the index that stand beside the texts. */
const besides = 36 + 24 + 24 + 12;
const sizeOf = ({ weekSort, tally, kind }: Entry): number =>
  besides + weekSort.length + tally.length + kind.length;

/** Where a reader is: pages are asked for one after the other. */
const readers = new Map<string, { page: number; left: Generator<Entry> }>();

function pageOf(partition: string, page: number): { entries: Entry[]; last: boolean } {
  const [, week = '', shard = ''] = partition.split('#');
  if (page === 0)
    readers.set(partition, {
      page: 0,
      left: entriesOf(weeks.indexOf(week), Number(shard), peopleIn(Number(shard))),
    });
  const reader = readers.get(partition);
  if (reader?.page !== page) throw new Error(`page ${page} of ${partition} is not the next one`);
  reader.page += 1;
  const entries: Entry[] = [];
  for (let bytes = 0; bytes < pageBytes; ) {
    const { value, done } = reader.left.next();
    if (done) return { entries, last: true };
    bytes += sizeOf(value);
    entries.push(value);
  }
  return { entries, last: false };
}

type Asked = {
  readonly IndexName?: string;
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeValues: Readonly<Record<string, { readonly S: string }>>;
  readonly ExclusiveStartKey?: { readonly pk: { readonly S: string } };
};

function answer({
  IndexName,
  ProjectionExpression,
  ExpressionAttributeValues,
  ExclusiveStartKey,
}: Asked): string {
  const [{ S: partition } = { S: '' }] = Object.values(ExpressionAttributeValues);
  const page = Number(ExclusiveStartKey?.pk.S ?? 0);
  const { entries, last } = IndexName ? pageOf(partition, page) : { entries: [], last: true };
  const items = entries.map(({ weekSort, tally, kind }) => ({
    ...{ weekSort: { S: weekSort }, tally: { S: tally } },
    ...(!ProjectionExpression && {
      ...{ pk: { S: `P#${weekSort.slice(0, 22)}` }, sk: { S: weekSort.slice(-22) } },
      ...{ weekShard: { S: partition }, kind: { S: kind } },
    }),
  }));
  return JSON.stringify({
    ...{ Items: items, Count: items.length, ScannedCount: items.length },
    ...(!last && { LastEvaluatedKey: { pk: { S: String(page + 1) } } }),
  });
}

const server = createServer(async (request, response) => {
  const body = answer(JSON.parse(await text(request)) as Asked);
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' ? address?.port : undefined);
});
