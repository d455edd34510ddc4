// Counts one week as a Monday does, in a process of its own, and prints what it took as one line of JSON.
import { createHash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { countWeeks } from '../../functions/summarize/count-weeks.ts';
import { previousWeek } from '../../shared/calendar/week.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { shortPatience } from '../../shared/client-patience.ts';
import { DynamoTable } from '../../shared/storage/dynamo-table.ts';
import { pagesOf } from '../../shared/storage/memory-table.ts';
import type { Table } from '../../shared/storage/table.ts';

const sorted = (_: string, value: unknown): unknown =>
  value instanceof Object && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const [endpoint = '', way] = process.argv.slice(2);
const week = '2026-W48';
const again = [previousWeek(week)];
while (again.length < 5) again.push(previousWeek(again.at(-1) ?? ''));

const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
const client = new DynamoDBClient({ ...shortPatience, endpoint, region: 'ap-southeast-3', credentials });
const records = new DynamoTable(client, 'records');
let [pages, entries] = [0, 0];
const generic: Table['pages'] = (query, names) => pagesOf(records.query(query), names, 3_500);
const raw: Table['pages'] = (query, names) => records.pages(query, names);

async function* counted(...asked: Parameters<Table['pages']>) {
  for await (const page of (way === 'generic' ? generic : raw)(...asked)) {
    pages += 1;
    entries += page.length;
    yield page;
  }
}

const table = Object.assign(Object.create(records) as Table, { pages: counted });
const [cpuBefore, begun] = [process.cpuUsage(), performance.now()];
const found = await countWeeks({ week, again, before: 13 }, { table, catalog });
const { count, courses } = found;
const seconds = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
const { submissions = 0, people = 0, choices = 0 } = count.national;
console.log(
  JSON.stringify({
    ...{ seconds, cpu: (user + system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1024, pages, entries },
    ...{
      submissions,
      people,
      choices,
      adds: count.unmatched === 0 && count.underWay === 0,
      hash: createHash('sha256').update(JSON.stringify(found, sorted)).digest('hex'),
    },
    cohort: courses.cohorts['4']?.people ?? 0,
  }),
);
client.destroy();
