import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localPlace } from '../../local/emulators/emulator.ts';
import type { Host } from '../../local/host.ts';
import { hostClient } from '../../local/host-client.ts';
import { DynamoTable } from '../../shared/storage/dynamo-table.ts';
import { moveMailbox } from '../support/directory.ts';
import type { Album } from './album.ts';
import { takeLetter } from './letter.ts';
import { busiestMailbox } from './office-scenes.ts';
import { personLinks, signIn } from './sign-in.ts';

/** What the ministry's desk reads and sees in the morning, while one office refuses letters. */
export async function deskScenes(host: Host, album: Album): Promise<void> {
  await refuseLetters(host, await busiestMailbox(host));
  await host.fire('reconcile');
  await host.settle();
  await takeLetter(host, album, 'desk_E-', ['letter-report', 'A letter: what only the desk can put right']);
  const page = await signIn(host, album, 'desk');
  await album.take(page, 'desk', 'The morning of the ministry’s desk');
  await page.goto(`${host.url}/office/list?lang=id`);
  await album.take(page, 'desk-list', 'The desk’s list: no names, no villages');
  await page.locator(personLinks).first().click();
  await page.locator('#open-reason').selectOption('decide-owner');
  await album.take(page, 'desk-reason', 'The desk opens a person only for a reason');
}

async function refuseLetters(host: Host, mailbox: string): Promise<void> {
  const client = new DynamoDBClient(hostClient(host.table.endpoint, localPlace.region));
  await moveMailbox(new DynamoTable(client, host.table.name), mailbox.replace(/-(\d\d)-(\d\d)$/, '@$1.$2'), {
    notWorkingSince: host.now().toISOString(),
  });
  client.destroy();
}
