import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Account } from '../account.ts';
import { type Asked, arnIn, type CallGate, type Emulator, localPlace, type Place } from './emulator.ts';
import { type Input, ServiceError, startJsonService } from './json-service.ts';
import { KeptFile } from './kept-file.ts';

export type KmsEmulator = Emulator & {
  /** The key of this logical name, made on first use; the id stays the same where keys are kept. */
  createKey(name: string): { readonly id: string; readonly arn: string };
  /** `alias` with its prefix: `alias/sealing`. */
  createAlias(alias: string, keyId: string): void;
};

type Options = {
  readonly gate: CallGate;
  readonly directory?: string;
  readonly place?: Place;
  readonly account?: Pick<Account, 'state'>;
};
type Context = Readonly<Record<string, string>>;

const idBytes = 16;
const ivBytes = 12;
const tagBytes = 16;
/** AWS's ciphertext is 152 bytes longer than what it holds: what is stored must weigh here what it weighs there. */
const filling = Buffer.alloc(152 - idBytes - ivBytes - tagBytes);

export async function startKms(options: Options): Promise<KmsEmulator> {
  const { gate, directory, place = localPlace, account } = options;
  const ring = new KeyRing(directory, place, account);
  const operations = {
    GenerateDataKey: (input: Input) => ring.generateDataKey(input),
    Decrypt: (input: Input) => ring.decrypt(input),
    DescribeKey: (input: Input) => ring.describe(input),
  };
  const asked = (input: Input) => ring.asked(input);
  const emulator = await startJsonService({ name: 'kms', operations, asked }, gate);
  return {
    ...emulator,
    createKey: (name) => ring.create(name),
    createAlias: (alias, keyId) => ring.alias(alias, keyId),
  };
}

class KeyRing {
  readonly #keys: KeptFile<string>;
  readonly #aliases = new Map<string, string>();
  readonly #place: Place;
  readonly #account: Pick<Account, 'state'> | undefined;

  constructor(directory: string | undefined, place: Place, account: Pick<Account, 'state'> | undefined) {
    this.#keys = new KeptFile(directory, 'kms.json');
    this.#place = place;
    this.#account = account;
  }

  create(name: string): { id: string; arn: string } {
    const id = uuidOf(name);
    if (!this.#keys.get(id)) this.#keys.set(id, randomBytes(32).toString('base64'));
    return { id, arn: this.#arn(id) };
  }

  alias(alias: string, keyId: string): void {
    this.#aliases.set(alias, this.#find(keyId).id);
  }

  /** The key of a request; a request to decrypt need not name it. */
  asked({ KeyId, CiphertextBlob }: Input): Asked {
    const blob = Buffer.from(String(CiphertextBlob ?? ''), 'base64');
    const named = KeyId === undefined ? idOf(blob) : this.#idOf(String(KeyId));
    return { resources: [this.#arn(named)] };
  }

  /** https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html */
  describe({ KeyId }: Input): object {
    const { id } = this.#find(String(KeyId));
    const state = this.#state();
    const use = { KeyUsage: 'ENCRYPT_DECRYPT', KeySpec: 'SYMMETRIC_DEFAULT', KeyManager: 'CUSTOMER' };
    return {
      KeyMetadata: { KeyId: id, Arn: this.#arn(id), Enabled: state === 'Enabled', KeyState: state, ...use },
    };
  }

  generateDataKey(input: Input): object {
    this.#refuseUnlessEnabled();
    const { id, key } = this.#find(String(input['KeyId']));
    const plaintext = randomBytes(lengthOf(input));
    const blob = wrap(id, key, plaintext, contextOf(input));
    return {
      CiphertextBlob: blob.toString('base64'),
      Plaintext: plaintext.toString('base64'),
      KeyId: this.#arn(id),
    };
  }

  decrypt(input: Input): object {
    this.#refuseUnlessEnabled();
    const blob = Buffer.from(String(input['CiphertextBlob']), 'base64');
    const wrappedBy = idOf(blob);
    const key = this.#keys.get(wrappedBy);
    if (!key) throw invalidCiphertext();
    if (input['KeyId'] !== undefined && this.#find(String(input['KeyId'])).id !== wrappedBy) {
      throw new ServiceError(
        'IncorrectKeyException',
        'The key in the request did not encrypt this ciphertext',
      );
    }
    const plaintext = unwrap(Buffer.from(key, 'base64'), blob, contextOf(input));
    return {
      Plaintext: plaintext.toString('base64'),
      KeyId: this.#arn(wrappedBy),
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    };
  }

  #state(): string {
    return this.#account?.state().key ?? 'Enabled';
  }

  #refuseUnlessEnabled(): void {
    const state = this.#state();
    if (state === 'Disabled') throw new ServiceError('DisabledException', 'The key is disabled.');
    if (state !== 'Enabled') throw new ServiceError('KMSInvalidStateException', `The key is ${state}.`);
  }

  /** By id, ARN, alias or the alias's ARN. */
  #find(reference: string): { id: string; key: Buffer } {
    const id = this.#idOf(reference);
    const key = this.#keys.get(id);
    if (!key) throw new ServiceError('NotFoundException', `Key '${reference}' does not exist`);
    return { id, key: Buffer.from(key, 'base64') };
  }

  #idOf(reference: string): string {
    const name = reference.replace(/^arn:[^:]+:kms:[^:]*:[^:]*:(key\/)?/, '');
    return this.#aliases.get(name) ?? name;
  }

  #arn(id: string): string {
    return arnIn(this.#place, 'kms', `key/${id}`);
  }
}

/** Key id, nonce, tag and ciphertext, filled up; the encryption context is authenticated, whatever its order. */
function wrap(id: string, key: Buffer, plaintext: Buffer, context: Context): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bytesOf(context));
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.update(filling), cipher.final()]);
  return Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), iv, cipher.getAuthTag(), sealed]);
}

function unwrap(key: Buffer, blob: Buffer, context: Context): Buffer {
  try {
    const iv = blob.subarray(idBytes, idBytes + ivBytes);
    const tag = blob.subarray(idBytes + ivBytes, idBytes + ivBytes + tagBytes);
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
    decipher.setAAD(bytesOf(context)).setAuthTag(tag);
    const filled = blob.subarray(idBytes + ivBytes + tagBytes);
    const plaintext = Buffer.concat([decipher.update(filled), decipher.final()]);
    // What a host of an earlier version has kept is not filled.
    return plaintext.length > filling.length ? plaintext.subarray(0, -filling.length) : plaintext;
  } catch {
    throw invalidCiphertext();
  }
}

function invalidCiphertext(): ServiceError {
  return new ServiceError('InvalidCiphertextException', '');
}

function lengthOf({ KeySpec, NumberOfBytes }: Input): number {
  if (typeof NumberOfBytes === 'number') return NumberOfBytes;
  if (KeySpec === 'AES_256') return 32;
  if (KeySpec === 'AES_128') return 16;
  throw new ServiceError('ValidationException', 'Please specify either number of bytes or key spec.');
}

function contextOf(input: Input): Context {
  return (input['EncryptionContext'] ?? {}) as Context;
}

function bytesOf(context: Context): Buffer {
  const sorted = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify(sorted));
}

function uuidOf(name: string): string {
  return uuid(createHash('sha256').update(name).digest().subarray(0, idBytes));
}

function idOf(blob: Buffer): string {
  return uuid(blob.subarray(0, idBytes));
}

function uuid(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
