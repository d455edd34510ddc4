import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Config } from '../../infra/config.ts';
import type { LetterQueue } from '../../shared/messaging/letter-queue.ts';
import { SqsLetterQueue } from '../../shared/messaging/sqs-letter-queue.ts';
import type { DataKeys } from '../../shared/sealing/data-keys.ts';
import { KmsDataKeys } from '../../shared/sealing/kms-data-keys.ts';
import { DynamoTable } from '../../shared/storage/dynamo-table.ts';
import type { Table } from '../../shared/storage/table.ts';
import { type AwsCall, type Client, type Open, overheard } from './calls.ts';
import type { Dns } from './dns.ts';
import { type Inspection, openInspection } from './inspection.ts';
import { invoke } from './invoke.ts';
import { type Move, moveMessages } from './move-messages.ts';
import type { Place } from './place.ts';
import { openRawTable, type RawTable } from './raw-table.ts';
import { openSecret, type SecretName, type StoredSecret, secrets } from './secret.ts';
import { stackResources } from './stack-resources.ts';
import { openVersions, type Versions } from './versions.ts';
import { type Visited, visit } from './visit.ts';

/** A deployed or local system, as commands see it. Nothing is looked up before it is needed. */
export type System = {
  readonly config: Config;
  now(): Date;
  table(): Promise<Table>;
  /** One that a restore has made, by its own name. */
  tableNamed(name: string): Table;
  erasures(): Promise<Table>;
  /** The records and the tombstones beside them, as they lie there. */
  rawTables(): Promise<{ readonly name: string; readonly records: RawTable; readonly erasures: RawTable }>;
  letters(): Promise<LetterQueue>;
  dataKeys(): Promise<DataKeys>;
  secret(name: SecretName): Promise<StoredSecret>;
  /** Calls the function of this construct and waits; answers what it answers, refuses with its error. */
  invoke(construct: string, payload: object): Promise<unknown>;
  readonly versions: Versions;
  /** Has SQS move the messages of one queue to another. */
  move(from: string, to: string, dryRun: boolean): Promise<Move>;
  readonly inspection: Inspection;
  readonly dns: Dns;
  /** On this machine, where no mail leaves and no domain is real. */
  readonly local: boolean;
  /** Where the API answers without an edge before it. */
  apiAddress(): Promise<string>;
  visit(url: string): Promise<Visited>;
  close(): void;
};

export type Hear = (call: AwsCall) => void;

/** `hear` is told of every call: tests hold commands to calling nothing before they have checked what was typed. */
export function openSystem(config: Config, place: Place, hear: Hear = () => {}): System {
  const opened: Client[] = [];
  const open: Open = (Type, service) => {
    const client = new Type(place.client(service));
    overheard(client as unknown as Client, service, hear);
    opened.push(client as unknown as Client);
    return client;
  };
  const now = () => place.now().getTime();
  const tableNamed = (name: string) => new DynamoTable(open(DynamoDBClient, 'dynamodb'), name, now);
  const { find, list } = stackResources(open(CloudFormationClient, 'cloudformation'), place.stacks);
  const tableName = async () => config.restoredTable?.name ?? (await find('table', 'RecordsTable'));
  return {
    config,
    now: place.now,
    table: async () => tableNamed(await tableName()),
    tableNamed,
    erasures: async () => tableNamed(await find('table', 'ErasuresTable')),
    rawTables: async () => {
      const client = open(DynamoDBClient, 'dynamodb');
      const [name, erasures] = [await tableName(), await find('table', 'ErasuresTable')];
      return { name, records: openRawTable(client, name), erasures: openRawTable(client, erasures) };
    },
    letters: async () => new SqsLetterQueue(open(SQSClient, 'sqs'), await find('queue', 'LetterQueue')),
    dataKeys: async () => new KmsDataKeys(open(KMSClient, 'kms'), await find('key', 'SealingKey')),
    secret: async (name) =>
      openSecret(open(SecretsManagerClient, 'secretsmanager'), await find('secret', secrets[name])),
    invoke: async (construct, payload) =>
      invoke(open(LambdaClient, 'lambda'), await find('function', construct), payload),
    versions: openVersions(open(LambdaClient, 'lambda'), () => list('function')),
    move: async (from, to, dryRun) =>
      moveMessages(open(SQSClient, 'sqs'), await find('queue', from), await find('queue', to), dryRun),
    inspection: openInspection({ config, open, find, list, tableName }),
    dns: place.dns,
    local: place.local,
    apiAddress: async () => place.apiAddress(await find('api', 'WebApi')),
    visit,
    close: () => {
      for (const client of opened) client.destroy();
    },
  };
}
