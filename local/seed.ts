import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { catalog } from '../shared/catalog/current.ts';
import { DynamoTable } from '../shared/storage/dynamo-table.ts';
import { findOffice, saveOffice } from '../shared/storage/offices.ts';
import { mainLanguage } from '../shared/text/language.ts';
import { hostClient } from './host-client.ts';

/** Where the offices of a local system get their mail: a domain that exists nowhere. */
export const officeDomain = 'offices.example';

type Where = { readonly table: string; readonly endpoint: string; readonly region: string };

/** Gives every office and the desk a verified mailbox of its own, so that every district is open. Keeps known ones. */
export async function seedOffices({ table: name, endpoint, region }: Where): Promise<number> {
  const client = new DynamoDBClient(hostClient(endpoint, region));
  const table = new DynamoTable(client, name);
  try {
    await Promise.all(
      catalog.offices.map(async ({ id, mailbox, zone }) => {
        if (await findOffice(table, id)) return;
        const address = `${mailbox}@${officeDomain}`;
        await saveOffice(table, {
          ...{ office: id, mailbox, address, verified: true, addressVersion: 1 },
          ...{ zone, language: mainLanguage },
        });
      }),
    );
    return catalog.offices.length;
  } finally {
    client.destroy();
  }
}
