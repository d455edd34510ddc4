import { get, set, type UseStore } from 'idb-keyval';

/** Read with the key of the store that it was sealed with. */
export type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly sealed: ArrayBuffer };

/** Seals with the store's own key, which no script can read out: what stays in a browser's files then says nothing. */
export async function seal(plain: string, store: UseStore): Promise<Sealed> {
  const key = (await get<CryptoKey>('key', store)) ?? (await makeKey(store));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(plain));
  return { iv, sealed };
}

/** Undefined where the key is gone. */
export async function unseal({ iv, sealed }: Sealed, store: UseStore): Promise<string | undefined> {
  const key = await get<CryptoKey>('key', store);
  return key && new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed));
}

async function makeKey(store: UseStore): Promise<CryptoKey> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  await set('key', key, store);
  return key;
}
