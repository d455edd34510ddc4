// Counts one week alone, or as a Monday does, in a process of its own, and prints what it took as one line of JSON.
import { createHash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { countWeeks } from '../../functions/summarize/count-weeks.ts';
import { lengthOf } from '../../shared/batch/text-page.ts';
import { lastWeeks } from '../../shared/calendar/week.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { shortPatience } from '../../shared/client-patience.ts';
import type { WeekCount } from '../../shared/statement/week-count.ts';
import { DynamoTable } from '../../shared/storage/dynamo-table.ts';
import type { Table } from '../../shared/storage/table.ts';
import { countWeek } from '../../shared/storage/week-index.ts';
import { wayOf } from './ways.ts';

const [endpoint = '', what, way = 'packed'] = process.argv.slice(2);
const [week = '', ...again] = lastWeeks('2026-W48', 6);
const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
const client = new DynamoDBClient({ ...shortPatience, endpoint, region: 'ap-southeast-3', credentials });
const pagesOf = wayOf(way, client);
let [pages, entries] = [0, 0];

async function* counted(...asked: Parameters<Table['pages']>) {
  for await (const page of pagesOf(...asked)) {
    pages += 1;
    entries += lengthOf(page);
    yield page;
  }
}

/** In whatever order its names came. */
function hashOf(found: object): string {
  const text = JSON.stringify(found, (_, value: unknown) =>
    value instanceof Object && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(text).digest('hex');
}

async function count(): Promise<{ readonly count: WeekCount }> {
  const table = Object.assign(Object.create(new DynamoTable(client, 'records')) as Table, { pages: counted });
  if (what === 'week') return { count: await countWeek(table, week, catalog) };
  return countWeeks({ week, again, before: 13 }, { table, catalog });
}

async function main(): Promise<void> {
  const [cpuBefore, begun] = [process.cpuUsage(), performance.now()];
  const found = await count();
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const { underWay, unmatched, national } = found.count;
  if (underWay + unmatched > 0) throw new Error('what was counted does not add up');
  const peakMb = process.resourceUsage().maxRSS / 1024;
  const took = { seconds, cpu: (user + system) / 1e6, peakMb, pages, entries };
  console.log(JSON.stringify({ ...took, submissions: national['submissions'], hash: hashOf(found) }));
  client.destroy();
}

void main();
