import type { DataKeys } from './data-keys.ts';

/** Unwraps each key once: people of one hour share theirs, and a list would ask KMS for every row. Make one a request. */
export function rememberedKeys(dataKeys: Pick<DataKeys, 'unwrap'>): Pick<DataKeys, 'unwrap'> {
  const known = new Map<string, Promise<Uint8Array>>();
  return {
    unwrap(wrapped) {
      const name = Buffer.from(wrapped).toString('base64');
      const key = known.get(name) ?? dataKeys.unwrap(wrapped);
      known.set(name, key);
      return key;
    },
  };
}
