import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from '../failure.ts';
import { type FileEntry, filesOf, findManifest, type Manifest } from './manifest.ts';

/** The manifest of a whole export, of which no file is missing or changed. */
export async function verifyExport(directory: string): Promise<Manifest> {
  const manifest = await findManifest(directory);
  if (!manifest) throw new Refused(`${directory} has no manifest.json: it is no export`);
  if (!manifest.endedAt || manifest.done.length !== manifest.parts)
    throw new Refused(
      `The export is not whole: ${manifest.done.length} of ${manifest.parts} parts. Give the command export again`,
    );
  for (const file of filesOf(manifest)) await verify(directory, file);
  return manifest;
}

async function verify(directory: string, { name, bytes, sha256 }: FileEntry): Promise<void> {
  const path = join(directory, name);
  const found = await stat(path).catch((cause: unknown) => {
    throw new Refused(`${path} is missing`, { cause });
  });
  if (found.size !== bytes) throw new Refused(`${path} has ${found.size} bytes, not ${bytes}: copy it again`);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  if (hash.digest('hex') !== sha256) throw new Refused(`${path} was changed: its SHA-256 is another`);
}
