import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { type ExpressionParser, rememberExpressions } from './remembered-expressions.ts';

/** The parts of dynalite 4.0.0 that reach past its public door; its exact version is pinned for them. */
const require = createRequire(import.meta.url);

type Attribute = Readonly<Record<string, unknown>>;
export type StoredItem = Readonly<Record<string, Attribute>>;
export type Callback<T> = (error: Error | null, value?: T) => void;

export type ItemStore = {
  get(key: string, done: Callback<StoredItem>): void;
  put(key: string, item: StoredItem, done: Callback<void>): void;
  del(key: string, done: Callback<void>): void;
};

export type TableDescription = {
  readonly TableName: string;
  readonly TableStatus: string;
  readonly TableArn: string;
  readonly KeySchema: readonly { readonly AttributeName: string; readonly KeyType: string }[];
  readonly GlobalSecondaryIndexes?: readonly {
    readonly IndexName: string;
    readonly KeySchema: TableDescription['KeySchema'];
    readonly Projection: object;
  }[];
};

export type Store = {
  readonly tableDb: { awsRegion: string; awsAccountId: string };
  readonly db: { values(range: { gte: string; lt: string }): AsyncIterable<StoredItem> };
  getItemDb(table: string): ItemStore;
  getTable(table: string, mustBeActive: boolean, done: Callback<TableDescription>): void;
};

type Action = (store: Store, data: object, done: Callback<object>) => void;
type Validation = {
  types: Record<string, unknown>;
  custom: (data: object, store: Store) => string | undefined;
};
type Database = {
  create(options: object): Store;
  checkConditional(data: ConditionalWrite, existing?: StoredItem): Refusal | null | undefined;
  createKey(item: StoredItem, table: TableDescription): string;
  itemSize(item: StoredItem): number;
};
type ConditionalWrite = { readonly ReturnValuesOnConditionCheckFailure?: string };
type Refusal = Error & { body: Record<string, unknown> };
type Listener = (request: IncomingMessage, response: ServerResponse) => void;
type Options = { readonly path?: string };

const database: Database = require('dynalite/db');
const { checkTypes, checkValidations } = require('dynalite/validations') as {
  checkTypes(data: object, types: object): object;
  checkValidations(data: object, types: object, custom: unknown, store: Store): void;
};

export const { createKey, itemSize } = database;

returnRefusingItem();
for (const kind of ['condition', 'update', 'projection'])
  rememberExpressions(require(`dynalite/db/${kind}Parser`) as ExpressionParser);

/** `ReturnValuesOnConditionCheckFailure`, which dynalite drops: a refusal tells the item that refused. */
function returnRefusingItem(): void {
  for (const operation of ['putItem', 'updateItem', 'deleteItem']) {
    const validation: Validation = require(`dynalite/validations/${operation}`);
    validation.types['ReturnValuesOnConditionCheckFailure'] = { type: 'String', enum: ['ALL_OLD', 'NONE'] };
  }
  const check = database.checkConditional;
  database.checkConditional = (data, existing) => {
    const refusal = check(data, existing);
    if (refusal && existing && data.ReturnValuesOnConditionCheckFailure === 'ALL_OLD') {
      refusal.body['Item'] = existing;
    }
    return refusal;
  };
}

/** A server that does not listen yet, its request listener taken off, and the store inside it. */
export function openEngine(options: Options): { server: Server; store: Store; listener: Listener } {
  const { create } = database;
  let store: Store | undefined;
  database.create = (given) => {
    store = create(given);
    return store;
  };
  try {
    const start: (options: object) => Server = require('dynalite');
    const server = start({ ...options, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
    const listener = server.listeners('request')[0] as Listener;
    server.removeAllListeners('request');
    if (!store) throw new Error('dynalite made no store');
    return { server, store, listener };
  } finally {
    database.create = create;
  }
}

/** Runs an operation inside, checked like one that came over the wire, without passing the gate. */
export async function runInside(store: Store, operation: string, data: object): Promise<object> {
  const { types, custom }: Validation = require(`dynalite/validations/${operation}`);
  const checked = checkTypes(data, types);
  checkValidations(checked, types, custom, store);
  const action: Action = require(`dynalite/actions/${operation}`);
  return await promised<object>((done) => action(store, checked, done));
}

export function promised<T>(start: (done: Callback<T>) => void): Promise<T> {
  return new Promise((resolve, reject) =>
    start((error, value) => (error ? reject(error) : resolve(value as T))),
  );
}
