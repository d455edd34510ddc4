import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { Refused } from '../failure.ts';

export const format = 'pemberdayaan-tki/handover';
export const version = 1;
export const manifestName = 'manifest.json';

const count = z.int().min(0);
const counts = z.record(z.string(), count);

const file = z.strictObject({
  /** Of a part of the table, its number; no path leads out of the folder. */
  name: z.string().regex(/^[a-z]+-\d{4}\.(jsonl|csv)\.age$|^secrets\.json\.age$/),
  lines: count,
  bytes: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type FileEntry = z.infer<typeof file>;

/** A part of the table that lies in its files, whole. */
const part = z.strictObject({
  number: count,
  /** By kind of item. */
  items: counts,
  erasures: count,
  leftOut: z.strictObject({ past: count, ofPlace: count }),
  /** Sealed, and does not open: they lie in the records as they are. */
  unreadable: count,
  /** Not known to be sent. */
  unsent: counts,
  files: z.array(file),
});
export type PartEntry = z.infer<typeof part>;

const schema = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  stage: z.string(),
  region: z.string(),
  table: z.string(),
  begunAt: z.iso.datetime(),
  /** Absent until every part is there. */
  endedAt: z.iso.datetime().exactOptional(),
  recipient: z.string(),
  parts: z.int().min(1),
  secrets: file,
  done: z.array(part),
});
export type Manifest = z.infer<typeof schema>;

/** Undefined where the folder has none. */
export async function findManifest(directory: string): Promise<Manifest | undefined> {
  const text = await readFile(join(directory, manifestName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new Refused(`${directory} cannot be read (${error.code})`, { cause: error });
  });
  return text === undefined ? undefined : parse(text, directory);
}

function parse(text: string, directory: string): Manifest {
  const value = json(text);
  const asked = z.object({ format: z.literal(format), version: z.int() }).safeParse(value);
  if (!asked.success) throw new Refused(`${join(directory, manifestName)} is no manifest of an export`);
  if (asked.data.version !== version)
    throw new Refused(
      `The export is of version ${asked.data.version}, and this program knows version ${version}: take the one that made it`,
    );
  const manifest = schema.safeParse(value);
  if (!manifest.success)
    throw new Refused(`${join(directory, manifestName)} is damaged: ${z.prettifyError(manifest.error)}`);
  return manifest.data;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whole or not at all, whenever the program ends. */
export async function writeManifest(directory: string, manifest: Manifest): Promise<void> {
  const path = join(directory, manifestName);
  await writeFile(`${path}.new`, `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** The name of an export, by which a run goes on with what the one before began. */
export const nameOfExport = async (directory: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(join(directory, manifestName)))
    .digest('hex');

/**
 * What two people compare. The files are encrypted and not signed: with the public key anybody who gets at the folder
 * could put others in their place.
 */
export const fingerprintOf = async (directory: string): Promise<string> =>
  (await nameOfExport(directory)).slice(0, 16);

export const filesOf = ({ secrets, done }: Manifest): readonly FileEntry[] => [
  secrets,
  ...done.flatMap(({ files }) => files),
];

/** All parts together. */
export function totalOf({ done }: Pick<Manifest, 'done'>) {
  const sum = (take: (entry: PartEntry) => number) => done.reduce((all, entry) => all + take(entry), 0);
  return {
    items: merged(done.map(({ items }) => items)),
    unsent: merged(done.map(({ unsent }) => unsent)),
    erasures: sum(({ erasures }) => erasures),
    leftOut: {
      past: sum(({ leftOut }) => leftOut.past),
      ofPlace: sum(({ leftOut }) => leftOut.ofPlace),
    },
    unreadable: sum(({ unreadable }) => unreadable),
    bytes: sum(({ files }) => files.reduce((all, { bytes }) => all + bytes, 0)),
  };
}

type Counts = Readonly<Record<string, number>>;

function merged(all: readonly Counts[]): Counts {
  const total = new Map<string, number>();
  for (const one of all)
    for (const [name, by] of Object.entries(one)) total.set(name, (total.get(name) ?? 0) + by);
  return Object.fromEntries([...total].sort(([left], [right]) => (left < right ? -1 : 1)));
}
