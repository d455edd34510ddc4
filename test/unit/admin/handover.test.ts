import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Attributes, RawTable } from '../../../admin/aws/raw-table.ts';
import type { System } from '../../../admin/aws/system.ts';
import type { AdminCommand } from '../../../admin/command.ts';
import { exportAll } from '../../../admin/commands/export.ts';
import { importAll } from '../../../admin/commands/import.ts';
import { openEncrypted } from '../../../admin/encrypted-file.ts';
import { standingIn } from '../../../admin/handover/empty-system.ts';
import { exportSystem } from '../../../admin/handover/export-system.ts';
import { importSystem } from '../../../admin/handover/import-system.ts';
import { totalOf, writeManifest } from '../../../admin/handover/manifest.ts';
import { verifyExport } from '../../../admin/handover/verify-files.ts';
import { readConfig } from '../../../infra/config.ts';
import { MemoryDataKeys } from '../../../shared/sealing/memory-data-keys.ts';
import { Sealer, unseal } from '../../../shared/sealing/sealer.ts';
import { submissionKey } from '../../../shared/storage/keys.ts';

const home = mkdtempSync(join(tmpdir(), 'handover-unit-'));
afterAll(() => rmSync(home, { recursive: true }));
let folder: string;
let identity: string;
let recipient: string;
beforeEach(async () => {
  folder = mkdtempSync(join(home, 'export-'));
  identity = await generateIdentity();
  recipient = await identityToRecipient(identity);
});

const nameOf = ({ pk, sk }: Attributes): string => `${pk?.S} ${sk?.S}`;

/** Keeps items as they come; ends with an error at the given write or page. */
function memoryTable(items: readonly Attributes[], failing: { page?: number; write?: number } = {}) {
  const held = new Map(items.map((item) => [nameOf(item), item]));
  let writes = 0;
  const table: RawTable = {
    async *pages({ number, of }) {
      if (number === failing.page) throw new Error('interrupted');
      yield [...held.values()].filter((_item, at) => at % of === number);
    },
    async putNew(item) {
      writes += 1;
      if (writes === failing.write) throw new Error('interrupted');
      if (held.has(nameOf(item))) return false;
      held.set(nameOf(item), item);
      return true;
    },
    async put(item) {
      held.set(nameOf(item), item);
    },
  };
  return { held, table, failing };
}

type Made = {
  readonly records: ReturnType<typeof memoryTable>;
  readonly keys: MemoryDataKeys;
  readonly secrets: Map<string, string>;
};

const now = () => new Date('2026-11-30T02:00:00Z');
const silent = { tell: () => undefined };

function systemOf({ records, keys, secrets }: Made, erasures = memoryTable([])): System {
  const secret = async (name: string) => ({
    read: async () => secrets.get(name) ?? '',
    write: async (value: string) => void secrets.set(name, value),
  });
  const tables = { name: 'records', records: records.table, erasures: erasures.table };
  const system = {
    config: readConfig('dev'),
    now,
    rawTables: async () => tables,
    dataKeys: async () => keys,
    secret,
  };
  return system as unknown as System;
}

async function peopled(count: number): Promise<Made> {
  const keys = new MemoryDataKeys();
  const sealer = new Sealer(keys, () => now().getTime());
  const items: Attributes[] = [];
  for (let n = 0; n < count; n += 1) {
    const { pk, sk } = submissionKey(`person${n}`);
    const sealed = await sealer.seal(JSON.stringify({ name: `Nama ${n}`, phone: '+62811' }), { pk, sk });
    const codes = { kind: { S: 'submission' }, members: { SS: ['b', 'a'] }, year: { N: '2026' } };
    items.push({ pk: { S: pk }, sk: { S: sk }, sealed: { B: sealed }, ...codes });
  }
  items.push({ pk: { S: 'S#past' }, sk: { S: 'S' }, kind: { S: 'submission' }, expiresAt: { N: '1' } });
  items.push({ pk: { S: 'A#desk' }, sk: { S: 'x' }, kind: { S: 'code' } });
  return {
    records: memoryTable(items),
    keys,
    secrets: new Map([
      ['Pepper', 'old pepper'],
      ['Link', 'old link'],
    ]),
  };
}

const empty = (failing = {}): Made => ({
  ...{ records: memoryTable([], failing), keys: new MemoryDataKeys() },
  secrets: new Map([
    ['Pepper', 'new'],
    ['Link', 'new'],
  ]),
});

const exportOf = (made: Made, parts = 4) =>
  exportSystem({ directory: folder, recipient, parts, terminal: silent }, systemOf(made));

async function importTo(made: Made) {
  const importing = { directory: folder, identity, manifest: await verifyExport(folder), terminal: silent };
  const system = systemOf(made);
  const { records, erasures } = await system.rawTables();
  return importSystem(importing, system, await standingIn(records, erasures));
}

describe('an export', () => {
  it('goes on with the part in which it was interrupted, and then is whole', async () => {
    const made = await peopled(10);
    made.records.failing.page = 2;
    await expect(exportOf(made)).rejects.toThrow('interrupted');
    await expect(verifyExport(folder)).rejects.toThrow('2 of 4 parts');
    const before = readdirSync(folder);
    delete made.records.failing.page;
    const manifest = await exportOf(made);
    expect(totalOf(manifest)).toMatchObject({
      items: { submission: 10 },
      leftOut: { past: 1, ofPlace: 1 },
      unreadable: 0,
    });
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(before));
    await expect(verifyExport(folder)).resolves.toEqual(manifest);
    await expect(exportOf(made)).rejects.toThrow('holds a whole export already');
  });

  it('does not go on with the beginning of another, nor into a folder with something else', async () => {
    const made = await peopled(3);
    made.records.failing.page = 1;
    await expect(exportOf(made)).rejects.toThrow('interrupted');
    recipient = await identityToRecipient(await generateIdentity());
    await expect(exportOf(made)).rejects.toThrow('the beginning of another export');
    folder = mkdtempSync(join(home, 'other-'));
    writeFileSync(join(folder, 'letter.txt'), 'x');
    await expect(exportOf(made)).rejects.toThrow('is not empty');
  });

  it('hands over what does not open as it lies there, and counts it', async () => {
    const made = { ...(await peopled(2)), keys: new MemoryDataKeys() };
    expect(totalOf(await exportOf(made))).toMatchObject({ items: { submission: 2 }, unreadable: 2 });
  });
});

describe('the fingerprint of an export', () => {
  const run = async (command: AdminCommand, made: Made, options: object, dryRun: boolean) => {
    const given = { args: [folder], options, dryRun, terminal: silent };
    return (await command.run(given as never, systemOf(made))).data as { readonly fingerprint: string };
  };

  it('is told by both commands, and is another where somebody with the public key has put an own file there', async () => {
    const told = await run(exportAll, await peopled(3), { to: recipient }, false);
    expect(told.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    const key = join(home, 'key.txt');
    writeFileSync(key, `${identity}\n`);
    const read = await run(importAll, empty(), { key }, true);
    expect(read.fingerprint).toBe(told.fingerprint);
    const manifest = await verifyExport(folder);
    const name = 'records-0000.jsonl.age';
    const file = await openEncrypted(join(folder, name), [recipient], 'anew');
    await file.write('{"Item":{"pk":{"S":"OFFICE"},"sk":{"S":"kemnaker"}}}');
    const forged = { name, ...(await file.end()) };
    const done = manifest.done.map((part) => ({
      ...part,
      files: part.files.map((one) => (one.name === name ? forged : one)),
    }));
    await writeManifest(folder, { ...manifest, done });
    expect((await run(importAll, empty(), { key }, true)).fingerprint).not.toBe(told.fingerprint);
  });
});

describe('an import', () => {
  it('that was interrupted goes on, and ends with everything once, opened by its own key alone', async () => {
    const made = await peopled(60);
    await exportOf(made);
    const into = empty({ write: 25 });
    await expect(importTo(into)).rejects.toThrow('interrupted');
    delete into.records.failing.write;
    const done = await importTo(into);
    expect([done.written + done.kept, done.kept > 0]).toEqual([60, true]);
    const submissions = [...into.records.held.values()].filter(({ kind }) => kind?.S === 'submission');
    expect(submissions).toHaveLength(60);
    const key = submissionKey('person7');
    const { sealed, members, year } = into.records.held.get(`${key.pk} ${key.sk}`) ?? {};
    expect(await unseal(into.keys, sealed?.B ?? new Uint8Array(), key)).toContain('Nama 7');
    expect([members, year]).toEqual([{ SS: ['b', 'a'] }, { N: '2026' }]);
    expect([...into.secrets.values()]).toEqual(['old pepper', 'old link']);
    await expect(importTo(into)).rejects.toThrow('not empty');
  });

  it('does not mix with what is there, nor with another export that has begun', async () => {
    await exportOf(await peopled(2));
    await expect(importTo(await peopled(1))).rejects.toThrow('not empty');
    const begun = empty({ write: 1 });
    await expect(importTo(begun)).rejects.toThrow('interrupted');
    folder = mkdtempSync(join(home, 'second-'));
    await exportOf(await peopled(3));
    delete begun.records.failing.write;
    await expect(importTo(begun)).rejects.toThrow('not empty');
  });
});
