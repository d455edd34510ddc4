import type { Account } from '../account.ts';
import { promised, type Store, type TableDescription } from './dynalite.ts';
import type { Input } from './json-service.ts';
import type { TableProperties } from './tables.ts';

type Described = { readonly properties: TableProperties; readonly streamArn: string };

/** What dynalite does not know of a table that the template made: told as the template says it. */
export class DescribedTables {
  readonly #tables = new Map<string, Described>();
  readonly #account: Pick<Account, 'state'> | undefined;

  constructor(account: Pick<Account, 'state'> | undefined) {
    this.#account = account;
  }

  add(properties: TableProperties, streamArn: string): void {
    this.#tables.set(properties.TableName, { properties, streamArn });
  }

  /** Undefined where dynalite itself should answer. */
  async answer(operation: string, { TableName }: Input, store: Store): Promise<object | undefined> {
    const table = this.#tables.get(String(TableName));
    if (!table) return undefined;
    if (operation === 'DescribeTable') return { Table: await this.#describe(table, store) };
    if (operation === 'DescribeContinuousBackups') return backupsOf(table);
    return operation === 'DescribeTimeToLive' ? expiryOf(table) : undefined;
  }

  async #describe({ properties, streamArn }: Described, store: Store): Promise<object> {
    const own = await promised<TableDescription>((done) => store.getTable(properties.TableName, false, done));
    const { StreamSpecification: stream } = properties;
    return {
      ...own,
      TableStatus: this.#account?.state().table ?? own.TableStatus,
      DeletionProtectionEnabled: oneOf(properties).DeletionProtectionEnabled ?? false,
      ...(stream && {
        StreamSpecification: { StreamEnabled: true, StreamViewType: stream.StreamViewType },
        LatestStreamArn: streamArn,
      }),
    };
  }
}

/** A global table says of its one replica what a table says of itself. */
const oneOf = (properties: TableProperties) => properties.Replicas?.[0] ?? properties;

function backupsOf({ properties }: Described): object {
  const { PointInTimeRecoverySpecification: recovery } = oneOf(properties);
  const on = recovery?.PointInTimeRecoveryEnabled === true;
  const days = on && recovery?.RecoveryPeriodInDays;
  return {
    ContinuousBackupsDescription: {
      ContinuousBackupsStatus: 'ENABLED',
      PointInTimeRecoveryDescription: {
        PointInTimeRecoveryStatus: on ? 'ENABLED' : 'DISABLED',
        ...(days && { RecoveryPeriodInDays: days }),
      },
    },
  };
}

function expiryOf({ properties: { TimeToLiveSpecification: expiry } }: Described): object {
  const on = expiry?.Enabled === true;
  const TimeToLiveDescription = {
    TimeToLiveStatus: on ? 'ENABLED' : 'DISABLED',
    ...(on && { AttributeName: expiry.AttributeName }),
  };
  return { TimeToLiveDescription };
}
