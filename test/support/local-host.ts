import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Fired } from '../../local/control/host-controls.ts';
import type { Settled } from '../../local/control/settle.ts';
import { localPlace } from '../../local/emulators/emulator.ts';
import type { Mail } from '../../local/emulators/ses.ts';
import { type Host, type HostOptions, startHost } from '../../local/host.ts';
import { hostClient } from '../../local/host-client.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { DynamoTable } from '../../shared/storage/dynamo-table.ts';
import { fillDirectory } from './directory.ts';
import { send, sendJson } from './http-client.ts';
import { descendants, isListening } from './leftovers.ts';

export type Described = {
  readonly functions: readonly {
    readonly name: string;
    readonly running: number;
    readonly finished: number;
  }[];
  readonly kills: readonly object[];
  readonly endpoints: Readonly<Record<'dynamodb' | 'sqs' | 'ses' | 'kms' | 'secrets', string>>;
  readonly table: string;
};

/** A system that runs for the tests of one file, used as a person with a terminal uses it: over HTTP. */
export type LocalHost = ReturnType<typeof localHost>;

type Options = HostOptions & {
  /** Only these offices have a mailbox: a tick of the hourly schedule asks for each of them. Default: all. */
  readonly offices?: readonly string[];
};

/** Starts the system before the file's first test; stops it after the last one, and expects it to leave nothing. */
export function localHost({ offices, ...options }: Options) {
  let host: Host | undefined;
  const running = (): Host => {
    if (!host) throw new Error('The host has not started');
    return host;
  };
  beforeAll(async () => {
    host = await startHost({ ...options, withoutOffices: offices !== undefined });
    if (offices) await seedOffices(host, offices);
  });
  afterAll(async () => {
    if (host) await stopAndExpectNothing(host);
  });
  return { ...controlsOf(() => running().url), host: running };
}

async function seedOffices({ table }: Host, wanted: readonly string[]): Promise<void> {
  const client = new DynamoDBClient(hostClient(table.endpoint, localPlace.region));
  const offices = catalog.offices.filter(({ id }) => wanted.includes(id));
  expect(offices).toHaveLength(wanted.length);
  await fillDirectory(new DynamoTable(client, table.name), { ...catalog, offices });
  client.destroy();
}

export async function stopAndExpectNothing(host: Host): Promise<void> {
  const { endpoints } = host.describe() as Described;
  const addresses = [host.url, ...Object.values(endpoints)];
  await host.stop();
  const listening = await Promise.all(addresses.map(isListening));
  expect(addresses.filter((_address, at) => listening[at])).toEqual([]);
  expect(await descendants()).toEqual([]);
}

/** The controls of a local system, as `curl` would use them. */
export function controlsOf(url: () => string) {
  const get = async <T>(path: string): Promise<T> => read(await send(`${url()}/_local${path}`));
  const post = async <T>(path: string, body: object = {}): Promise<T> =>
    read(await sendJson(`${url()}/_local${path}`, body));
  const settle = async (): Promise<Settled> => rested(await post<Settled>('/settle'));
  return {
    url,
    settle,
    at: (path: string): string => `${url()}${path}`,
    describe: () => get<Described>(''),
    mails: () => get<Mail[]>('/mail'),
    logs: () => get<string[]>('/logs'),
    deadLetters: async () =>
      (await get<{ messages: { body: unknown }[] }[]>('/dlq')).flatMap(({ messages }) => messages),
    redrive: () => post('/redrive'),
    kill: (name: string, when: string) => post('/kill', { function: name, when }),
    pause: (name: string, paused = true) => post('/pause', { function: name, paused }),
    clock: async (now: string) => rested(await post<Settled>('/clock', { now })),
    /** Fires a schedule, and waits until all that follows from it is done. */
    fire: async (name: string, at: string): Promise<Fired> => {
      const fired = await post<Fired>(`/schedules/${name}`, { at });
      await settle();
      return fired;
    },
  };
}

function read<T>({ status, text }: { status: number; text: string }): T {
  if (status !== 200) throw new Error(`The control answered ${status}: ${text}`);
  return JSON.parse(text) as T;
}

function rested(settled: Settled): Settled {
  if (!settled.settled) throw new Error(`The system does not come to rest: ${JSON.stringify(settled)}`);
  return settled;
}
