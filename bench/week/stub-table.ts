// A DynamoDB that knows one call and one week's size: pages of 1 MB of made entries, over real HTTP.
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { nextWeek, previousWeek } from '../../shared/calendar/week.ts';
import { unpackTally } from '../../shared/statement/tally.ts';
import { shardCount } from '../../shared/storage/keys.ts';
import { attributeOf, type Entry, entriesOf } from './entries.ts';

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

type Page = { readonly entries: readonly Entry[]; readonly last: boolean };

/** Where a reader is: pages are asked for one after the other, the newest perhaps twice, where the client lost patience. */
const readers = new Map<string, { readonly left: Generator<Entry>; number: number; page: Page }>();

function pageOf(partition: string, number: number): Page {
  const [, week = '', shard = ''] = partition.split('#');
  const begun = readers.get(partition);
  if (begun?.number === number && number > 0) return begun.page;
  const left =
    number === 0 || !begun
      ? entriesOf(weeks.indexOf(week), Number(shard), peopleIn(Number(shard)))
      : begun.left;
  const page = nextPage(left);
  readers.set(partition, { left, number, page });
  return page;
}

function nextPage(left: Generator<Entry>): Page {
  const entries: Entry[] = [];
  for (let bytes = 0; bytes < pageBytes; ) {
    const { value, done } = left.next();
    if (done) return { entries, last: true };
    bytes += sizeOf(value);
    entries.push(value);
  }
  return { entries, last: false };
}

type Asked = {
  /** `attributes`: each value of a tally in an attribute of its own. */
  readonly TableName: string;
  readonly IndexName?: string;
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeValues: Readonly<Record<string, { readonly S: string }>>;
  readonly ExclusiveStartKey?: { readonly pk: { readonly S: string } };
};

const attributesOf = (tally: string) =>
  Object.fromEntries(
    Object.entries(unpackTally(tally)).map(([name, value]) => [
      attributeOf(name),
      { S: [value].flat().join('+') },
    ]),
  );

function answer({
  TableName,
  IndexName,
  ProjectionExpression,
  ExpressionAttributeValues,
  ExclusiveStartKey,
}: Asked): string {
  const [{ S: partition } = { S: '' }] = Object.values(ExpressionAttributeValues);
  const page = Number(ExclusiveStartKey?.pk.S ?? 0);
  const { entries, last } = IndexName ? pageOf(partition, page) : { entries: [], last: true };
  const items = entries.map(({ weekSort, tally, kind }) => ({
    weekSort: { S: weekSort },
    ...(TableName === 'attributes' ? attributesOf(tally) : { tally: { S: tally } }),
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
