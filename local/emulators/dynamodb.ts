import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Account } from '../account.ts';
import { ChangeFeed, type RecordListener } from './change-feed.ts';
import { DescribedTables } from './described-tables.ts';
import { openEngine, type Store } from './dynalite.ts';
import { type CallGate, type Emulator, type HostClock, localPlace, type Place } from './emulator.ts';
import { tryParse } from './json-service.ts';
import { type Partitions, partitionsOf, tableAsked } from './table-asked.ts';
import { type CreatedTable, createTable, sweep, type TableProperties } from './tables.ts';
import { callerOf, closeServer, listenLocally, readWhole, targetOf, throughGate } from './wire.ts';

export type DynamoDbEmulator = Emulator & {
  /** Creates the table, or takes up the kept one; throws where a kept one has other keys or indexes. */
  createTable(properties: TableProperties): Promise<CreatedTable>;
  /** Hears every change of a streamed table, in each key's order. Returns the function that ends it. */
  onRecord(listener: RecordListener): () => void;
  /** Removes what has expired at the host's time; answers how many items. */
  sweepExpired(): Promise<number>;
};

type Options = {
  readonly gate: CallGate;
  readonly clock: HostClock;
  /** Keeps the data here; without it they are in memory. */
  readonly directory?: string;
  readonly place?: Place;
  readonly account?: Pick<Account, 'state'>;
};

export async function startDynamoDb(options: Options): Promise<DynamoDbEmulator> {
  const { gate, clock, directory, place = localPlace, account } = options;
  if (directory) mkdirSync(directory, { recursive: true });
  const { server, store, listener } = openEngine(directory ? { path: directory } : {});
  Object.assign(store.tableDb, { awsRegion: place.region, awsAccountId: place.account });
  const feed = new ChangeFeed(clock, place);
  feed.attach(store);
  const partitions = new Map<string, Partitions>();
  const described = new DescribedTables(account);
  server.on('request', (request, response) => {
    answer(request, response, { gate, listener, place, partitions, described, store }).catch(() =>
      request.destroy(),
    );
  });
  const url = await listenLocally(server);
  const expiring = new Map<string, string>();

  return {
    url,
    createTable: async (properties) => {
      const created = await createTable(store, feed, properties);
      partitions.set(properties.TableName, partitionsOf(properties));
      described.add(properties, created.streamArn);
      const attribute = properties.TimeToLiveSpecification?.AttributeName;
      if (attribute) expiring.set(properties.TableName, attribute);
      return created;
    },
    onRecord: (listener) => feed.listen(listener),
    sweepExpired: async () => {
      let swept = 0;
      for (const [table, attribute] of expiring)
        swept += await sweep(store, feed, table, attribute, clock.now());
      return swept;
    },
    stop: () => closeServer(server),
  };
}

type Answering = {
  readonly gate: CallGate;
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  readonly place: Place;
  readonly partitions: ReadonlyMap<string, Partitions>;
  readonly described: DescribedTables;
  readonly store: Store;
};

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { gate, listener, place, partitions, described, store }: Answering,
): Promise<void> {
  const body = await readWhole(request);
  const { authorization } = request.headers;
  const input = tryParse(body);
  const call = {
    service: 'dynamodb',
    operation: targetOf(request),
    caller: callerOf(authorization),
    ...tableAsked(input, partitions, place),
  } as const;
  await throughGate(gate, call, response, async () => {
    const told = await described.answer(call.operation, input, store);
    if (!told) return handOver(request, body, response, listener);
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(told));
  });
}

/** Not the request itself, because dynalite throws out of the process when a request's connection breaks. */
function handOver(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  listener: Answering['listener'],
): void {
  const copy = Object.assign(new EventEmitter(), { method, url, headers });
  listener(copy as unknown as IncomingMessage, response);
  copy.emit('data', body);
  copy.emit('end');
}
