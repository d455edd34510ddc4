import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localPlace } from '../../local/emulators/emulator.ts';
import type { Host } from '../../local/host.ts';
import { hostClient } from '../../local/host-client.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import { DynamoTable } from '../../shared/storage/dynamo-table.ts';
import { findPart, findStatement } from '../../shared/storage/statements.ts';

export type FrozenWeek = {
  readonly statement: Statement;
  /** What each office's own item says, by office. */
  readonly parts: Readonly<Record<string, Statement['national']>>;
};

/** The statement of a week and every office's own copy of its part, read around the system. */
export async function frozenWeek({ table }: Pick<Host, 'table'>, week: string): Promise<FrozenWeek> {
  const client = new DynamoDBClient(hostClient(table.endpoint, localPlace.region));
  const records = new DynamoTable(client, table.name);
  try {
    const statement = await findStatement(records, week);
    if (!statement) throw new Error(`There is no statement of ${week}`);
    const parts: Record<string, Statement['national']> = {};
    for (const office of Object.keys(statement.offices)) {
      const own = (await findPart(records, week, office))?.offices[office];
      if (own) parts[office] = own;
    }
    return { statement, parts };
  } finally {
    client.destroy();
  }
}
