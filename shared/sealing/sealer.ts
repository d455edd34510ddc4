import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { Poison } from '../errors.ts';
import { remembered } from '../remembered.ts';
import type { Key } from '../storage/table.ts';
import type { DataKeys } from './data-keys.ts';

const algorithm = 'aes-256-gcm';
const version = 1;
const headBytes = 3;
const ivBytes = 12;
const tagBytes = 16;
/** A data key seals for at most an hour in a warm container: few calls to KMS, and a short life in memory. */
const keyLifeMs = 60 * 60 * 1000;

/** Handed to Node once: handing it the bytes takes longer than sealing with them. */
type SealingKey = { readonly key: KeyObject; readonly wrapped: Uint8Array };

async function generate(dataKeys: DataKeys): Promise<SealingKey> {
  const { plain, wrapped } = await dataKeys.generate();
  return { key: createSecretKey(plain), wrapped };
}

const associated = (boundTo: Key): Buffer => Buffer.from(`${boundTo.pk}\n${boundTo.sk}`);

/**
 * Seals text so that only who may use the sealing key can read it, and only in the item whose key it is bound to.
 * Layout: version (1 byte), length of the wrapped key (2), wrapped key, iv (12), tag (16), ciphertext.
 */
export class Sealer {
  private readonly dataKey: () => Promise<SealingKey>;

  constructor(dataKeys: DataKeys, now: () => number) {
    this.dataKey = remembered(() => generate(dataKeys), keyLifeMs, now);
  }

  /** Asks for the data key, where none is there, before something is to be sealed. */
  async prepare(): Promise<void> {
    await this.dataKey();
  }

  async seal(text: string, boundTo: Key): Promise<Uint8Array> {
    const { key, wrapped } = await this.dataKey();
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes }).setAAD(
      associated(boundTo),
    );
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const head = Buffer.from([version, wrapped.length >> 8, wrapped.length & 0xff]);
    return Buffer.concat([head, wrapped, iv, cipher.getAuthTag(), sealed]);
  }
}

/** Opens what `Sealer` sealed; throws `Poison` where the text was changed or belongs to another item. */
export async function unseal(
  dataKeys: Pick<DataKeys, 'unwrap'>,
  sealed: Uint8Array,
  boundTo: Key,
): Promise<string> {
  const bytes = Buffer.from(sealed);
  if (bytes.length < headBytes || bytes[0] !== version) throw new Poison('sealed in an unknown layout');
  const ivAt = headBytes + bytes.readUInt16BE(1);
  const tagAt = ivAt + ivBytes;
  const textAt = tagAt + tagBytes;
  if (bytes.length < textAt) throw new Poison('sealed text is cut off');
  const plain = await dataKeys.unwrap(bytes.subarray(headBytes, ivAt));
  try {
    const iv = bytes.subarray(ivAt, tagAt);
    const decipher = createDecipheriv(algorithm, plain, iv, { authTagLength: tagBytes });
    decipher.setAAD(associated(boundTo)).setAuthTag(bytes.subarray(tagAt, textAt));
    return decipher.update(bytes.subarray(textAt), undefined, 'utf8') + decipher.final('utf8');
  } catch (error) {
    throw new Poison('sealed text does not belong here', { cause: error });
  }
}
