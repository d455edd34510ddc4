import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Policies, Statement } from '../../local/access/policies.ts';
import { localPlace, openGate } from '../../local/emulators/emulator.ts';
import { startKms } from '../../local/emulators/kms.ts';
import { hostClient } from '../../local/host-client.ts';
import { ofKind, type Row, scanTable } from '../../local/scan-table.ts';
import { Poison } from '../../shared/errors.ts';
import { KmsDataKeys } from '../../shared/sealing/kms-data-keys.ts';
import { unseal } from '../../shared/sealing/sealer.ts';
import { accessTable } from '../support/access-table.ts';
import { findPlanted, textSource } from '../support/leak-scan.ts';
import { localHost } from '../support/local-host.ts';
import { marks, place, troubled } from '../support/markers/people.ts';
import { type Gathered, type Places, placesOf } from '../support/markers/places.ts';
import { plantEverywhere } from '../support/markers/plant.ts';
import { offices, type Played, playEverything } from '../support/markers/play.ts';
import { waitingMessages } from '../support/markers/queues.ts';
import { search } from '../support/markers/search.ts';
import { type Witness, witness } from '../support/markers/witness.ts';

const directory = mkdtempSync(join(tmpdir(), 'personal-data-'));
const console: string[] = [];
const say = (line: string) => void console.push(line);
const system = localHost({ now: '2026-11-25T02:00:00.000Z', directory, offices, say, verbose: true });
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let world: Witness;
let played: Played;
let gathered: Gathered;
let places: Places;
beforeAll(async () => {
  world = witness(system);
  played = await playEverything(system, world);
  gathered = { world, directory, ...played, console: [...console] };
  places = await placesOf(system, gathered);
}, 300_000);
afterAll(() => world.end());

/** An officer's own words stand on the need that they are about. */
const mayHold = Object.fromEntries(
  ['items of the table', 'changes of the table', 'file of the table'].map((kind) => [kind, [place]]),
);
const codesMailed = async (): Promise<string[]> =>
  (await system.mails())
    .filter(({ tags }) => !tags['letter'])
    .flatMap(({ text }) => /\b\d{8}\b/.exec(text)?.[0] ?? []);
const tellTable = (rows: readonly object[]): void => {
  if (process.env['LEAKS_TABLE']) globalThis.console.table(rows);
};

const logsOf = (lines: readonly string[]): Places => {
  const logs = lines.map((line) => textSource('log', line));
  const metrics = logs.filter(({ bytes }) => bytes.includes('_aws'));
  return { 'logs of functions': logs, metrics, 'files of logs': logs };
};

describe('personal data', () => {
  it('stand on the pages of the owning office, and nowhere else that the system says, stores or sends', async () => {
    expect(played.taken).toBe(0);
    const pages = world.heard
      .filter(({ entitled }) => entitled)
      .map(({ reply }) => textSource('page', reply.text));
    const seen = new Set(findPlanted(pages, Object.values(marks).flat()).map(({ what }) => what));
    for (const shown of [...marks.name, ...marks.village, ...marks.story, ...marks['safe contact']])
      expect(seen).toContain(shown);
    for (const [kind, sources] of Object.entries(places))
      expect([kind, sources.length]).not.toEqual([kind, 0]);
    const searched = search(places, { receipts: played.receipts, codes: await codesMailed() }, mayHold);
    tellTable(searched.map(({ found, ...row }) => ({ ...row, found: found.length })));
    expect(searched.filter(({ found }) => found.length > 0)).toEqual([]);
  });

  it('are seen by this search in every place, where a mistake lets out one name', async () => {
    const careless = await plantEverywhere(system, world);
    const [queued, aside] = [await waitingMessages(system), await system.deadLetters()];
    const now = await placesOf(system, { ...gathered, queued, aside, console: careless });
    const caught = search({ ...now, ...logsOf(careless) }, {}, mayHold);
    tellTable(caught.map(({ place: where, found }) => ({ place: where, caught: found.length > 0 })));
    expect(caught.filter(({ found }) => found.length === 0).map(({ place: where }) => where)).toEqual([]);
  });
});

describe('the access of each function', () => {
  const policies = (): Policies => system.host().running.access.policies;
  const differences = (of: Policies) =>
    accessTable(of, system.host().running.access.calls()).filter(
      ({ unused, refused }) => unused.length + refused.length > 0,
    );
  const changed = (name: string, change: (own: readonly Statement[]) => readonly Statement[]): Policies =>
    new Map([...policies()].map(([each, own]) => [each, each === name ? change(own) : own]));

  it('is what it called here, call by call and partition by partition, neither more nor less', () => {
    tellTable(
      accessTable(policies(), system.host().running.access.calls()).map(({ unused, refused, ...counts }) => ({
        ...{ ...counts, unused: unused.length, refused: refused.length },
      })),
    );
    expect(differences(policies())).toEqual([]);
  });

  it('is found too wide with one permission more', () => {
    const extra: Statement = {
      ...{ Effect: 'Allow', Action: ['dynamodb:DeleteItem'] },
      ...{ Resource: ['arn:aws:dynamodb:ap-southeast-3:000000000000:table/records'], Condition: {} },
    };
    expect(differences(changed('pages', (own) => [...own, extra]))).toMatchObject([
      { function: 'pages', unused: ['dynamodb:DeleteItem table/records'], refused: [] },
    ]);
  });

  it('is found too narrow with one permission less, be it one kind of partitions', () => {
    const narrower = changed('statements', (own) =>
      own.map((one) =>
        JSON.stringify(one.Condition).includes('T#*') ? { ...one, Condition: onlyOffices } : one,
      ),
    );
    expect(differences(narrower)).toMatchObject([{ function: 'statements', unused: [] }]);
    expect(differences(narrower)[0]?.refused.join()).toContain('T#_');
  });
});

const onlyOffices = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['OFFICE'] } };

type Sealed = { readonly sealed: Uint8Array; readonly pk: string; readonly sk: string };

async function sealedItems(): Promise<Sealed[]> {
  const rows: Row[] = ofKind(await scanTable(system.host()), 'submission');
  return rows.map(({ sealed, pk, sk }) => ({ sealed: sealed as Uint8Array, pk: String(pk), sk: String(sk) }));
}

function keysAt(endpoint: string, keyId: string): KmsDataKeys {
  return new KmsDataKeys(new KMSClient(hostClient(endpoint, localPlace.region)), keyId);
}

test('the sealed part opens with its key in its own item, and neither with another key nor in another item', async () => {
  const kept = JSON.parse(readFileSync(join(directory, 'keys', 'kms.json'), 'utf8')) as Record<
    string,
    string
  >;
  const keyId = Object.keys(kept)[0] ?? '';
  const keys = keysAt((await system.describe()).endpoints.kms, keyId);
  const [one, other] = await sealedItems();
  if (!one || !other) throw new Error('There are no two submissions');
  const opened = JSON.parse(await unseal(keys, one.sealed, one));
  expect([troubled.name, 'Tukiyembar Sastrowirjan']).toContain(opened.name);
  expect(opened).not.toHaveProperty('nik');
  await expect(unseal(keys, one.sealed, other)).rejects.toThrow(Poison);
  await expect(unseal(keys, one.sealed, { ...one, sk: 'T' })).rejects.toThrow(Poison);
  const elsewhere = await startKms({ gate: openGate });
  try {
    const { id } = elsewhere.createKey('another');
    await expect(unseal(keysAt(elsewhere.url, id), one.sealed, one)).rejects.toThrow(Poison);
  } finally {
    await elsewhere.stop();
  }
});
