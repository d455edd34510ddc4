import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { fieldsByKind } from '../../shared/statement/tally.ts';
import { DynamoTable } from '../../shared/storage/dynamo-table.ts';
import { pagesOf } from '../../shared/storage/memory-table.ts';
import type { Item, Table } from '../../shared/storage/table.ts';
import { attributeOf } from './entries.ts';

type Pages = Table['pages'];
/** About what a page of 1 MB holds. */
const pageLength = 3_500;

/** How an index of weeks can be read: ours; whole items converted; and items as most would store them. */
export function wayOf(name: string, client: DynamoDBClient): Pages {
  const table = new DynamoTable(client, name === 'attributes' ? 'attributes' : 'records');
  if (name === 'packed') return (query, names) => table.pages(query, names);
  if (name === 'unmarshall') return (query, names) => pagesOf(table.query(query), names, pageLength);
  return (query, names) => pagesOf(joined(table.query(query)), names, pageLength);
}

/** What stands in attributes of its own, as the text by which entries that are alike are found. */
async function* joined(items: AsyncIterable<Item>): AsyncIterable<Item> {
  for await (const item of items) {
    const names = fieldsByKind[String(item[attributeOf('kind')])] ?? [];
    yield { ...item, tally: names.map((name) => item[attributeOf(name)]).join('|') };
  }
}
