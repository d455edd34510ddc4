import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { rememberedKeys } from '../../shared/sealing/remembered-keys.ts';
import type { System } from '../aws/system.ts';
import { openEncrypted } from '../encrypted-file.ts';
import { Refused } from '../failure.ts';
import type { Terminal } from '../terminal.ts';
import { exportPart } from './export-part.ts';
import { findManifest, format, type Manifest, manifestName, version, writeManifest } from './manifest.ts';

export type Exporting = {
  readonly directory: string;
  readonly recipient: string;
  readonly parts: number;
  readonly terminal: Pick<Terminal, 'tell'>;
};

/** All records, part by part; goes on where an export into this folder was interrupted. */
export async function exportSystem(exporting: Exporting, system: System): Promise<Manifest> {
  const { directory, terminal } = exporting;
  const { name, records, erasures } = await system.rawTables();
  let manifest = await begin(exporting, system, name);
  const from = { records, erasures, now: system.now, keys: rememberedKeys(await system.dataKeys()) };
  const done = new Set(manifest.done.map(({ number }) => number));
  for (let number = 0; number < manifest.parts; number += 1) {
    if (done.has(number)) continue;
    terminal.tell(`part ${number + 1} of ${manifest.parts}`);
    const entry = await exportPart({ number, of: manifest.parts }, from, exporting);
    manifest = { ...manifest, done: [...manifest.done, entry] };
    await writeManifest(directory, manifest);
  }
  const ended = { ...manifest, endedAt: system.now().toISOString() };
  await writeManifest(directory, ended);
  return ended;
}

async function begin(
  { directory, recipient, parts }: Exporting,
  system: System,
  table: string,
): Promise<Manifest> {
  const standing = await findManifest(directory);
  if (standing) return goOn(standing, { directory, recipient, table });
  await emptyFolder(directory);
  const { stage, region } = system.config;
  const secrets = await exportSecrets(directory, recipient, system);
  const begun = { format, version, stage, region, table, begunAt: system.now().toISOString() } as const;
  const manifest: Manifest = { ...begun, recipient, parts, secrets, done: [] };
  await writeManifest(directory, manifest);
  return manifest;
}

type Same = Pick<Manifest, 'recipient' | 'table'> & { readonly directory: string };

function goOn(standing: Manifest, { directory, recipient, table }: Same): Manifest {
  if (standing.endedAt) throw new Refused(`${directory} holds a whole export already: name a new folder`);
  if (standing.recipient !== recipient || standing.table !== table)
    throw new Refused(`${directory} holds the beginning of another export: name a new folder`);
  return standing;
}

async function emptyFolder(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const names = await readdir(directory);
  // What an export leaves that ended before its first line.
  if (names.some((name) => name !== secretsName && name !== `${manifestName}.new`))
    throw new Refused(`${directory} is not empty: name a new folder`);
}

export const secretsName = 'secrets.json.age';

/** What keyed hashes and links were made with: without it no receipt in people's hands would be found again. */
async function exportSecrets(directory: string, recipient: string, system: System) {
  const secrets = {
    pepper: await (await system.secret('Pepper')).read(),
    link: await (await system.secret('Link')).read(),
  };
  const file = await openEncrypted(join(directory, secretsName), [recipient], 'anew');
  await file.write(JSON.stringify(secrets));
  return { name: secretsName, ...(await file.end()) };
}
