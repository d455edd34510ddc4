import { BatchWriteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DecryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { localPlace } from '../../../local/emulators/emulator.ts';
import type { Host } from '../../../local/host.ts';
import { hostClient } from '../../../local/host-client.ts';
import { type Row, scanTable } from '../../../local/scan-table.ts';
import type { DataKeys } from '../../../shared/sealing/data-keys.ts';
import { rememberedKeys } from '../../../shared/sealing/remembered-keys.ts';
import { unseal } from '../../../shared/sealing/sealer.ts';

/** Takes at most so many writes at once. */
const batch = 25;

/** What stands in a running system's table: opened, and taken out. Offices stay. */
export function storedIn(host: Host) {
  const { kms } = (host.describe() as { endpoints: { kms: string } }).endpoints;
  const dynamo = new DynamoDBClient(hostClient(host.table.endpoint, localPlace.region));
  const client = new KMSClient(hostClient(kms, localPlace.region));
  const keys = rememberedKeys({
    unwrap: async (wrapped) => {
      const asked = { CiphertextBlob: wrapped, EncryptionContext: { purpose: 'personal-data' } };
      return (await client.send(new DecryptCommand(asked))).Plaintext ?? new Uint8Array();
    },
  });
  return {
    take: async (): Promise<readonly Row[]> => {
      const rows = (await scanTable(host)).filter(({ kind }) => kind !== 'office');
      const opened = await Promise.all(rows.map((row) => open(row, keys)));
      for (let at = 0; at < rows.length; at += batch)
        await dynamo.send(removing(host.table.name, rows.slice(at, at + batch)));
      // Counts a request from a place that is not covered; no person.
      return opened.filter(({ kind }) => kind !== 'unmet');
    },
    close: () => {
      dynamo.destroy();
      client.destroy();
    },
  };
}

const removing = (table: string, rows: readonly Row[]) =>
  new BatchWriteItemCommand({
    RequestItems: {
      [table]: rows.map(({ pk, sk }) => ({
        DeleteRequest: { Key: { pk: { S: String(pk) }, sk: { S: String(sk) } } },
      })),
    },
  });

async function open(row: Row, keys: Pick<DataKeys, 'unwrap'>): Promise<Row> {
  const { pk, sk, sealed } = row;
  if (!(sealed instanceof Uint8Array)) return row;
  const personal = await unseal(keys, sealed, { pk: String(pk), sk: String(sk) });
  return { ...row, ...(JSON.parse(personal) as Row) };
}
