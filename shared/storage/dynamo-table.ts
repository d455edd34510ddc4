import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { firstOf, lengthOf, type TextPage } from '../batch/text-page.ts';
import { shortPatience } from '../client-patience.ts';
import { Unavailable } from '../errors.ts';
import { BodyBuffer } from './body-buffer.ts';
import { expiry, secondsOf } from './expiry.ts';
import { absentExpression, conditionExpression, Placeholders, updateExpression } from './expressions.ts';
import {
  type Change,
  type Condition,
  type Item,
  indexes,
  type Key,
  type PutResult,
  type Query,
  type Table,
  type UpdateResult,
  type Value,
} from './table.ts';
import { textsAside } from './texts-aside.ts';

type Attributes = Record<string, AttributeValue>;

const toAttributes = (item: Key | Item): Attributes => marshall(item, { removeUndefinedValues: true });

function toItem(attributes: Attributes): Item {
  const item = unmarshall(attributes) as Record<string, Value | Set<string>>;
  for (const [name, value] of Object.entries(item)) if (value instanceof Set) item[name] = [...value].sort();
  return item as Item;
}

/** As it comes, before it is converted: a count reads millions. */
const isOver = ({ [expiry]: end }: Attributes, at: number): boolean =>
  end?.N !== undefined && Number(end.N) <= at;

/** DynamoDB's exceptions stop here: a refused condition is an answer, all else means "later". */
async function call<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) throw error;
    throw new Unavailable('table', { cause: error });
  }
}

async function orRefusal<T>(send: () => Promise<T>): Promise<T | ConditionalCheckFailedException> {
  return call(send).catch((error: unknown) => {
    if (error instanceof ConditionalCheckFailedException) return error;
    throw error;
  });
}

function queryInput(table: string, query: Query, only?: readonly string[]): QueryCommandInput {
  const p = new Placeholders();
  const names = query.index ? indexes[query.index] : { partition: 'pk', sort: 'sk' };
  const terms = [`${p.name(names.partition)} = ${p.value(query.partition)}`];
  if (query.prefix) terms.push(`begins_with(${p.name(names.sort)}, ${p.value(query.prefix)})`);
  else if (query.after !== undefined) terms.push(`${p.name(names.sort)} > ${p.value(query.after)}`);
  return {
    TableName: table,
    ...(query.index && { IndexName: query.index }),
    KeyConditionExpression: terms.join(' AND '),
    ...(only && { ProjectionExpression: only.map((name) => p.name(name)).join(', ') }),
    ExpressionAttributeNames: p.names,
    ExpressionAttributeValues: p.values,
    ScanIndexForward: !query.descending,
    ...(query.limit && { Limit: query.limit }),
    ...(query.consistent && { ConsistentRead: true }),
  };
}

/** The table on DynamoDB. `now` says what is past; without it nothing is. */
export class DynamoTable implements Table {
  private readonly client: DynamoDBClient;
  private readonly name: string;
  private readonly now: () => number;

  constructor(client: DynamoDBClient, name: string, now: () => number = () => 0) {
    this.client = client;
    this.name = name;
    this.now = now;
  }

  async putNew(item: Item): Promise<PutResult> {
    const p = new Placeholders();
    const command = new PutItemCommand({
      TableName: this.name,
      Item: toAttributes(item),
      ConditionExpression: absentExpression(this.at(), p),
      ExpressionAttributeNames: p.names,
      ExpressionAttributeValues: p.values,
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    const answer = await orRefusal(() => this.client.send(command));
    if (!(answer instanceof ConditionalCheckFailedException)) return { stored: true };
    const existing = answer.Item ? toItem(answer.Item) : await this.get(item);
    if (!existing) throw new Unavailable('table: the item that refused a write is gone');
    return { stored: false, existing };
  }

  async put(item: Item): Promise<void> {
    await call(() =>
      this.client.send(new PutItemCommand({ TableName: this.name, Item: toAttributes(item) })),
    );
  }

  async get(key: Key): Promise<Item | undefined> {
    const input = {
      TableName: this.name,
      Key: toAttributes({ pk: key.pk, sk: key.sk }),
      ConsistentRead: true,
    };
    const { Item: attributes } = await call(() => this.client.send(new GetItemCommand(input)));
    return this.live(attributes);
  }

  async update(key: Key, change: Change, condition: Condition = {}): Promise<UpdateResult> {
    const p = new Placeholders();
    const command = new UpdateItemCommand({
      TableName: this.name,
      Key: toAttributes({ pk: key.pk, sk: key.sk }),
      UpdateExpression: updateExpression(change, p),
      ConditionExpression: conditionExpression(condition, change, this.at(), p),
      ExpressionAttributeNames: p.names,
      ExpressionAttributeValues: p.values,
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    const answer = await orRefusal(() => this.client.send(command));
    if (answer instanceof ConditionalCheckFailedException)
      return { updated: false, item: this.live(answer.Item) };
    return { updated: true, item: toItem(answer.Attributes ?? {}) };
  }

  async remove(key: Key): Promise<void> {
    const input = { TableName: this.name, Key: toAttributes({ pk: key.pk, sk: key.sk }) };
    await call(() => this.client.send(new DeleteItemCommand(input)));
  }

  async *query(query: Query): AsyncIterable<Item> {
    let left = query.limit ?? Number.POSITIVE_INFINITY;
    const answers = this.answers(queryInput(this.name, query), (page) => this.client.send(page));
    for await (const { Items = [] } of answers) {
      const at = this.at();
      const items = Items.filter((attributes) => !isOver(attributes, at)).slice(0, left);
      for (const attributes of items) yield toItem(attributes);
      left -= items.length;
      if (left <= 0) return;
    }
  }

  /** Read as they come: to unmarshall millions of items takes longer than to count them (docs/performance.md). */
  async *pages(query: Query, names: readonly string[]): AsyncIterable<TextPage> {
    let left = query.limit ?? Number.POSITIVE_INFINITY;
    const buffer = new BodyBuffer();
    const answers = this.answers(queryInput(this.name, query, names), async (page) => {
      const aside = textsAside(page, names, buffer);
      // A step of its own: with options, the client sorts them anew.
      const { LastEvaluatedKey } = await this.client.send(page, {});
      return { LastEvaluatedKey, page: aside.page };
    });
    for await (const answer of answers) {
      const page = firstOf(answer.page(), left);
      yield page;
      left -= lengthOf(page);
      if (left <= 0) return;
    }
  }

  private async *answers<T extends Pick<QueryCommandOutput, 'LastEvaluatedKey'>>(
    input: QueryCommandInput,
    send: (page: QueryCommand) => Promise<T>,
  ): AsyncIterable<T> {
    let start: Attributes | undefined;
    do {
      const page = new QueryCommand({ ...input, ...(start && { ExclusiveStartKey: start }) });
      const answer = await call(() => send(page));
      yield answer;
      start = answer.LastEvaluatedKey;
    } while (start);
  }

  private live(attributes: Attributes | undefined): Item | undefined {
    return attributes && !isOver(attributes, this.at()) ? toItem(attributes) : undefined;
  }

  private at(): number {
    return secondsOf(this.now());
  }
}

/** The table of this name, in the region and account of the process. */
export const openTable = (name: string, now: () => number): Table =>
  // The client sorts its steps anew for each call unless it is told that nobody adds one.
  new DynamoTable(new DynamoDBClient({ ...shortPatience, cacheMiddleware: true }), name, now);
