import { type FileHandle, open, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Encrypter } from 'age-encryption';
import { Refused } from './failure.ts';

/** Whether a file can be encrypted to it. */
export function isRecipient(text: string): boolean {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes the lines to a new file that only the recipient's key opens (https://age-encryption.org/v1). They pass through
 * memory in pieces and never lie anywhere in clear. Answers how many.
 */
export async function writeEncrypted(
  lines: AsyncIterable<string>,
  recipient: string,
  path: string,
): Promise<number> {
  let count = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const line of lines) {
      count += 1;
      yield Buffer.from(`${line}\n`);
    }
  };
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const file = await createFile(path);
  try {
    const encrypted = await encrypter.encrypt(
      Readable.toWeb(Readable.from(counted())) as globalThis.ReadableStream,
    );
    await pipeline(Readable.fromWeb(encrypted as unknown as ReadableStream), file.createWriteStream());
    return count;
  } catch (error) {
    // Half an export looks like a whole one, and its name would be taken at the next try.
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

async function createFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Refused(`${path} cannot be made (${code}): name a new file`, { cause });
  }
}
