import { clear, createStore, get, set, type UseStore } from 'idb-keyval';
import { type Sealed, seal, unseal } from './sealing.ts';

/** Nothing stays on a phone for longer than this after it was first kept. */
const keepMs = 72 * 60 * 60 * 1000;

type Kept = Sealed & { readonly begun: number };

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
    if (!kept) return undefined;
    // A clock that was set back must not keep it longer.
    if (Math.abs(Date.now() - kept.begun) >= keepMs) return clear(this.store).then(() => undefined);
    const plain = await unseal(kept, this.store);
    return plain === undefined ? undefined : (JSON.parse(plain) as T);
  }

  /** Changes what is kept, one tab after another; `undefined` deletes it. */
  async update(change: (value: T | undefined) => T | undefined): Promise<T | undefined> {
    return navigator.locks.request(this.name, async () => {
      const value = change(await this.read());
      await (value === undefined ? clear(this.store) : this.write(value));
      return value;
    });
  }

  /** After what is being written: that would come back. */
  async clear(): Promise<void> {
    await navigator.locks.request(this.name, () => clear(this.store));
  }

  private async write(value: T): Promise<void> {
    const sealed = await seal(JSON.stringify(value), this.store);
    const begun = this.begins?.(value) ?? (await get<Kept>('value', this.store))?.begun ?? Date.now();
    await set('value', { begun, ...sealed } satisfies Kept, this.store);
  }
}
