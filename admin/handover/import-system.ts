import { join } from 'node:path';
import * as z from 'zod';
import { sideBySide } from '../../shared/batch/side-by-side.ts';
import { Sealer } from '../../shared/sealing/sealer.ts';
import { importKey } from '../../shared/storage/keys.ts';
import { partitions } from '../../shared/storage/partitions.ts';
import type { Attributes, RawTable } from '../aws/raw-table.ts';
import type { System } from '../aws/system.ts';
import { readEncrypted } from '../encrypted-file.ts';
import { Refused } from '../failure.ts';
import type { Terminal } from '../terminal.ts';
import { fromLine } from './dynamodb-json.ts';
import { isFree, type Standing } from './empty-system.ts';
import { type Manifest, nameOfExport, type PartEntry } from './manifest.ts';
import { sealParts } from './sealed-parts.ts';

export type Importing = {
  readonly directory: string;
  readonly identity: string;
  readonly manifest: Manifest;
  readonly terminal: Pick<Terminal, 'tell'>;
};

/** `kept`: items that stood there already, from the run before that was interrupted. */
export type Imported = { readonly written: number; readonly kept: number; readonly tombstones: number };

const writesAtOnce = 16;

/** Everything into a system that is empty, or that an import of this very export has begun to fill. */
export async function importSystem(
  importing: Importing,
  system: System,
  standing: Standing,
): Promise<Imported> {
  const { directory, manifest, terminal } = importing;
  const name = await nameOfExport(directory);
  if (!isFree(standing, name)) throw new Refused('The system is not empty');
  const { records, erasures } = await system.rawTables();
  const begunAt = { S: system.now().toISOString() };
  const marker = { ...attributesOf(importKey(name)), kind: { S: 'import' }, begunAt };
  await records.put(marker);
  await importSecrets(importing, system);
  const now = () => system.now().getTime();
  const into = { records, erasures, name, sealer: new Sealer(await system.dataKeys(), now) };
  const done = { written: 0, kept: 0, tombstones: 0 };
  for (const part of manifest.done) {
    terminal.tell(`part ${part.number + 1} of ${manifest.parts}`);
    await importPart(part, importing, into, done);
  }
  await records.put({ ...marker, endedAt: { S: system.now().toISOString() } });
  return done;
}

const attributesOf = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => ({
  pk: { S: pk },
  sk: { S: sk },
});

const secretsSchema = z.strictObject({ pepper: z.string(), link: z.string() });

export async function readSecrets({ directory, identity, manifest }: Importing) {
  for await (const line of readEncrypted(join(directory, manifest.secrets.name), identity))
    return secretsSchema.parse(JSON.parse(line));
  throw new Refused(`${manifest.secrets.name} is empty`);
}

async function importSecrets(importing: Importing, system: System): Promise<void> {
  const { pepper, link } = await readSecrets(importing);
  await (await system.secret('Pepper')).write(pepper);
  await (await system.secret('Link')).write(link);
}

type Into = {
  readonly records: RawTable;
  readonly erasures: RawTable;
  readonly name: string;
  readonly sealer: Pick<Sealer, 'seal'>;
};

async function importPart(
  { files }: PartEntry,
  { directory, identity }: Importing,
  into: Into,
  done: { written: number; kept: number; tombstones: number },
): Promise<void> {
  for (const { name } of files.filter((file) => file.name.endsWith('.jsonl.age'))) {
    const lines = readEncrypted(join(directory, name), identity);
    if (name.startsWith('erasures'))
      await sideBySide(writesAtOnce, lines, async (line) => {
        await into.erasures.put(fromLine(line));
        done.tombstones += 1;
      });
    else
      await sideBySide(writesAtOnce, lines, async (line) => {
        if (await importRecord(fromLine(line), into)) done.written += 1;
        else done.kept += 1;
      });
  }
}

/** An empty system may have these already: what is imported takes their place. */
const replaced: readonly string[] = [partitions.offices, partitions.liveNeeds];

async function importRecord(item: Attributes, { records, sealer, name }: Into): Promise<boolean> {
  const sealed = marked(await sealParts(item, sealer), name);
  if (!replaced.includes(item['pk']?.S ?? '')) return records.putNew(sealed);
  await records.put(sealed);
  return true;
}

/** `dispatch` passes these by: what follows from them was done where they come from. */
const marked = (item: Attributes, name: string): Attributes =>
  item['kind']?.S === 'submission' ? { ...item, imported: { S: name.slice(0, 16) } } : item;
