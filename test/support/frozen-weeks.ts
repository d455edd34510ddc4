import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localPlace } from '../../local/emulators/emulator.ts';
import type { Host } from '../../local/host.ts';
import { hostClient } from '../../local/host-client.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import { DynamoTable } from '../../shared/storage/dynamo-table.ts';
import {
  findPart,
  findStatement,
  freezeCountry,
  freezePart,
  freezeStatement,
} from '../../shared/storage/statements.ts';
import type { Table } from '../../shared/storage/table.ts';

type HasTable = Pick<Host, 'table'>;

export type FrozenWeek = {
  readonly statement: Statement;
  /** What each office's own item says, by office. */
  readonly parts: Readonly<Record<string, Statement['national']>>;
};

/** The statement of a week and every office's own copy of its part, read around the system. */
export const frozenWeek = (host: HasTable, week: string): Promise<FrozenWeek> =>
  besideTheSystem(host, async (records) => {
    const statement = await findStatement(records, week);
    if (!statement) throw new Error(`There is no statement of ${week}`);
    const parts: Record<string, Statement['national']> = {};
    for (const office of Object.keys(statement.offices)) {
      const own = (await findPart(records, week, office))?.offices[office];
      if (own) parts[office] = own;
    }
    return { statement, parts };
  });

/** Puts a statement into the table as if that Monday had been: for pages, which need figures and not people. */
export const freezeAround = (
  host: HasTable,
  statement: Statement,
  offices: readonly string[],
): Promise<void> =>
  besideTheSystem(host, async (records) => {
    await freezeStatement(records, statement);
    await freezeCountry(records, statement);
    for (const office of offices) await freezePart(records, statement, office);
  });

async function besideTheSystem<T>({ table }: HasTable, work: (records: Table) => Promise<T>): Promise<T> {
  const client = new DynamoDBClient(hostClient(table.endpoint, localPlace.region));
  try {
    return await work(new DynamoTable(client, table.name));
  } finally {
    client.destroy();
  }
}
