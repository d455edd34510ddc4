import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { localPlace } from '../../../local/emulators/emulator.ts';
import { hostClient } from '../../../local/host-client.ts';
import { ofKind, scanTable } from '../../../local/scan-table.ts';
import { unheardLetters } from '../../../shared/storage/keys.ts';
import type { LocalHost } from '../local-host.ts';

/** Makes of one letter what it would be if the mail service had never told that it arrived. */
export async function loseNews(system: LocalHost, since: string): Promise<void> {
  const { table } = system.host();
  const client = new DynamoDBClient(hostClient(table.endpoint, localPlace.region));
  const [letter] = ofKind(await scanTable(system.host()), 'letter');
  await client.send(
    new UpdateItemCommand({
      TableName: table.name,
      Key: { pk: { S: String(letter?.['pk']) }, sk: { S: String(letter?.['sk']) } },
      UpdateExpression: 'SET #state = :sent, officeShard = :unheard, since = :since',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ':sent': { S: 'sent' },
        ':unheard': { S: unheardLetters },
        ':since': { S: since },
      },
    }),
  );
  client.destroy();
}
