import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Decrypter, Encrypter } from 'age-encryption';
import { Refused } from './failure.ts';

/** What a written file came to; the hash is of its encrypted bytes. */
export type Written = { readonly lines: number; readonly bytes: number; readonly sha256: string };

export type EncryptedFile = {
  write(line: string): Promise<void>;
  end(): Promise<Written>;
  /** Half a file looks like a whole one, and its name would be taken at the next try. */
  abandon(): Promise<void>;
};

/** Lines are gathered up to this size: to encrypt each for itself takes ten times as long. */
const gatherBytes = 64 * 1024;

/**
 * A new file that only a recipient's key opens (https://age-encryption.org/v1). Lines pass through memory in pieces and
 * never lie anywhere in clear. `anew`: over what an interrupted run has left.
 */
export async function openEncrypted(
  path: string,
  recipients: readonly string[],
  how: 'new' | 'anew' = 'new',
): Promise<EncryptedFile> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const file = await createFile(path, how);
  const through = new TransformStream<Uint8Array, Uint8Array>();
  const measured = { lines: 0, bytes: 0, hash: createHash('sha256') };
  const written = write(encrypter, through.readable, file, measured);
  // Whoever writes next, or ends, hears of it.
  written.catch(() => undefined);
  const writer = through.writable.getWriter();
  const closed = async () => {
    await written.catch(() => undefined);
    await file.close();
  };
  let gathered: string[] = [];
  let size = 0;
  const flush = async () => {
    const bytes = Buffer.from(gathered.join(''));
    gathered = [];
    size = 0;
    await Promise.race([writer.write(bytes), written.then(() => undefined)]);
  };
  return {
    async write(line) {
      measured.lines += 1;
      gathered.push(`${line}\n`);
      size += line.length + 1;
      if (size >= gatherBytes) await flush();
    },
    async end() {
      if (size > 0) await flush();
      await Promise.all([writer.close(), written]);
      await file.close();
      return { lines: measured.lines, bytes: measured.bytes, sha256: measured.hash.digest('hex') };
    },
    async abandon() {
      await writer.abort().catch(() => undefined);
      await closed();
      await rm(path, { force: true });
    },
  };
}

async function write(
  encrypter: Encrypter,
  clear: ReadableStream<Uint8Array>,
  file: FileHandle,
  measured: { bytes: number; readonly hash: ReturnType<typeof createHash> },
): Promise<void> {
  const encrypted = await encrypter.encrypt(clear);
  await pipeline(
    Readable.fromWeb(encrypted as never),
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        measured.bytes += chunk.length;
        measured.hash.update(chunk);
        yield chunk;
      }
    },
    file.createWriteStream(),
  );
}

/** All lines to one file; answers how many. */
export async function writeEncrypted(
  lines: AsyncIterable<string> | Iterable<string>,
  recipients: readonly string[],
  path: string,
): Promise<number> {
  const file = await openEncrypted(path, recipients);
  try {
    for await (const line of lines) await file.write(line);
    return (await file.end()).lines;
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

/** The lines of an encrypted file, a piece at a time. Refuses where the key is not the one that it was written to. */
export async function* readEncrypted(path: string, identity: string): AsyncGenerator<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const encrypted = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  const clear = await decrypter.decrypt(encrypted).catch((cause: unknown) => {
    throw new Refused(`${path} does not open with this key`, { cause });
  });
  let rest = '';
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const chunk of Readable.fromWeb(clear as never) as AsyncIterable<Uint8Array>) {
    const lines = (rest + text.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function createFile(path: string, how: 'new' | 'anew'): Promise<FileHandle> {
  try {
    return await open(path, how === 'new' ? 'wx' : 'w', 0o600);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Refused(`${path} cannot be made (${code}): name a new file`, { cause });
  }
}
