import { setTimeout } from 'node:timers/promises';
import { DeleteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { localPlace } from '../../local/emulators/emulator.ts';
import type { Host } from '../../local/host.ts';
import { hostClient } from '../../local/host-client.ts';
import { scanTable } from '../../local/scan-table.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { mondayAfter } from '../support/mondays.ts';
import { honestBody } from './people.ts';
import { applyAsTheForm, nobodyYet, type Served } from './phones.ts';
import { addressOf, openSource } from './source.ts';

export type MondayRun = {
  /** Milliseconds until the statement is frozen and its letters are queued, and until the last of them has left. */
  readonly statement: number;
  readonly letters: number;
  readonly served: Served;
};

/** A digest for each office, and the national summary. */
const lettersOfMonday = catalog.offices.length + 1;
const lookEveryMs = 25;

/** The Monday run of a week that was counted already, as if for the first time, while so many apply at one moment. */
export async function runMonday(
  host: Host,
  week: string,
  { people, firstSeed }: { readonly people: number; readonly firstSeed: number },
): Promise<MondayRun> {
  await forget(host, week);
  const mailsBefore = host.mails().length;
  const served = nobodyYet();
  const started = performance.now();
  const elapsed = () => Math.round(performance.now() - started);
  const applying = applyAtOnce(host.url, people, firstSeed, served);
  const fired = await host.fire('summarize', mondayAfter(week).toISOString());
  if (fired.status !== 'succeeded') throw new Error(`The Monday run failed: ${JSON.stringify(fired)}`);
  const statement = elapsed();
  while (host.mails().length < mailsBefore + lettersOfMonday) await setTimeout(lookEveryMs);
  const letters = elapsed();
  await applying;
  return { statement, letters, served };
}

/** Everybody at the same moment, each from an address that some others share. */
async function applyAtOnce(url: string, people: number, firstSeed: number, served: Served): Promise<void> {
  const sources = Array.from({ length: Math.min(people, 200) }, (_, number) =>
    openSource(url, addressOf(number)),
  );
  await Promise.all(
    Array.from({ length: people }, (_, number) => {
      const source = sources[number % sources.length];
      return source && applyAsTheForm(source, honestBody(firstSeed + number), served);
    }),
  );
  for (const source of sources) source.close();
}

/** Takes a week's statement and its letters out of the table, around the system. */
async function forget({ table }: Host, week: string): Promise<void> {
  const client = new DynamoDBClient(hostClient(table.endpoint, localPlace.region));
  const rows = await scanTable({ table });
  const ofWeek = rows.filter(
    ({ pk, sk }) => pk === `T#${week}` || [`D-${week}`, `N-${week}`].includes(String(sk)),
  );
  for (const { pk, sk } of ofWeek)
    await client.send(new DeleteItemCommand({ TableName: table.name, Key: marshall({ pk, sk }) }));
  client.destroy();
}
