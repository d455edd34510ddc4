import { randomBytes } from 'node:crypto';
import { Poison } from '../errors.ts';
import type { DataKey, DataKeys } from './data-keys.ts';

/** The double of `KmsDataKeys`: a wrapped key is a ticket that only its maker can redeem. */
export class MemoryDataKeys implements DataKeys {
  private readonly keys = new Map<string, Uint8Array>();

  async generate(): Promise<DataKey> {
    const plain = randomBytes(32);
    const wrapped = randomBytes(48);
    this.keys.set(wrapped.toString('hex'), plain);
    return { plain, wrapped };
  }

  async unwrap(wrapped: Uint8Array): Promise<Uint8Array> {
    const plain = this.keys.get(Buffer.from(wrapped).toString('hex'));
    if (!plain) throw new Poison('sealed under another key');
    return plain;
  }
}
