import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type EncryptedFile, openEncrypted } from '../encrypted-file.ts';
import type { FileEntry } from './manifest.ts';
import { type CsvName, columns, headOf } from './people-csv.ts';

export type Holding = 'records' | 'erasures' | CsvName;
const csvNames = Object.keys(columns) as CsvName[];
const holdings: readonly Holding[] = ['records', 'erasures', ...csvNames];

const nameOf = (holding: Holding, part: number): string =>
  `${holding}-${String(part).padStart(4, '0')}.${holding in columns ? 'csv' : 'jsonl'}.age`;

export type PartFiles = {
  write(holding: Holding, line: string): Promise<void>;
  end(): Promise<FileEntry[]>;
  abandon(): Promise<void>;
};

/**
 * The files of one part of the table. The first part has each of them, with the heads of the tables: decrypted one after
 * the other, the files of one name are one file. Others have only those that hold something.
 */
export async function openPartFiles(directory: string, part: number, recipient: string): Promise<PartFiles> {
  const opened = new Map<Holding, EncryptedFile>();
  const open = async (holding: Holding): Promise<EncryptedFile> => {
    const path = join(directory, nameOf(holding, part));
    const file = await openEncrypted(path, [recipient]);
    opened.set(holding, file);
    return file;
  };
  // What an export that was interrupted has left of this part.
  for (const holding of holdings) await rm(join(directory, nameOf(holding, part)), { force: true });
  if (part === 0) {
    for (const holding of holdings) await open(holding);
    for (const name of csvNames) await opened.get(name)?.write(headOf(name));
  }
  return {
    write: async (holding, line) => (opened.get(holding) ?? (await open(holding))).write(line),
    end: async () => {
      const entries: FileEntry[] = [];
      for (const [holding, file] of opened)
        entries.push({ name: nameOf(holding, part), ...(await file.end()) });
      return entries;
    },
    abandon: async () => {
      for (const file of opened.values()) await file.abandon();
    },
  };
}
