import { clear, createStore, get, set, type UseStore } from 'idb-keyval';

/** Nothing stays on a phone for longer than this after it was first kept. */
const keepMs = 72 * 60 * 60 * 1000;

type Kept = { readonly begun: number; readonly iv: Uint8Array<ArrayBuffer>; readonly sealed: ArrayBuffer };

/** When the 72 hours of a value begin that grows part by part; such a value takes its old parts out itself. */
type Begins<T> = (value: T) => number | undefined;

/**
 * What a person lets this browser keep, as one value. It is stored under a key of its own that no script can read out:
 * what a database deletes can stay in its files for a while, and then says nothing.
 */
export class Vault<T> {
  private readonly name: string;
  private readonly begins: Begins<T> | undefined;
  private readonly store: UseStore;

  /** Undefined where the browser can keep nothing (no encryption, no database, a private window that refuses it). */
  static async open<T>(name: string, begins?: Begins<T>): Promise<Vault<T> | undefined> {
    if (!globalThis.crypto?.subtle || !navigator.locks || !globalThis.indexedDB) return undefined;
    const vault = new Vault<T>(name, begins);
    try {
      await vault.read();
      return vault;
    } catch {
      return undefined;
    }
  }

  private constructor(name: string, begins: Begins<T> | undefined) {
    this.name = name;
    this.begins = begins;
    this.store = createStore(name, 'kept');
  }

  /** What is kept; undefined when there is nothing, or when its 72 hours are over (then it is deleted). */
  async read(): Promise<T | undefined> {
    const kept = await get<Kept>('value', this.store);
    const key = kept && (await get<CryptoKey>('key', this.store));
    if (!kept || !key) return undefined;
    // A clock that was set back must not keep it longer.
    if (Math.abs(Date.now() - kept.begun) >= keepMs) return void (await this.clear());
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv }, key, kept.sealed);
    return JSON.parse(new TextDecoder().decode(plain)) as T;
  }

  /** Changes what is kept, one tab after another; `undefined` deletes it. */
  async update(change: (value: T | undefined) => T | undefined): Promise<T | undefined> {
    return navigator.locks.request(this.name, async () => {
      const value = change(await this.read());
      await (value === undefined ? this.clear() : this.write(value));
      return value;
    });
  }

  async clear(): Promise<void> {
    await clear(this.store);
  }

  private async write(value: T): Promise<void> {
    const key = (await get<CryptoKey>('key', this.store)) ?? (await this.makeKey());
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
    const begun = this.begins?.(value) ?? (await get<Kept>('value', this.store))?.begun ?? Date.now();
    await set('value', { begun, iv, sealed } satisfies Kept, this.store);
  }

  private async makeKey(): Promise<CryptoKey> {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    await set('key', key, this.store);
    return key;
  }
}
