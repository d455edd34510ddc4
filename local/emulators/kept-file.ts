import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A small map that lives in one file of `directory`, readable by its owner only; without one, in memory. */
export class KeptFile<T> {
  readonly #path: string | undefined;
  readonly #entries: Map<string, T>;

  constructor(directory: string | undefined, name: string) {
    if (directory) mkdirSync(directory, { recursive: true });
    this.#path = directory && join(directory, name);
    this.#entries = new Map(Object.entries(this.#read()));
  }

  get(key: string): T | undefined {
    return this.#entries.get(key);
  }

  set(key: string, value: T): void {
    this.#entries.set(key, value);
    if (!this.#path) return;
    writeFileSync(this.#path, JSON.stringify(Object.fromEntries(this.#entries)), { mode: 0o600 });
  }

  #read(): Record<string, T> {
    if (!this.#path) return {};
    try {
      return JSON.parse(readFileSync(this.#path, 'utf8')) as Record<string, T>;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
      throw error;
    }
  }
}
