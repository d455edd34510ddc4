import { Vault } from './vault.ts';

const names = ['draft', 'list'] as const;

/** Deletes what this phone keeps under these names; with the last of them go the kept pages and their worker. */
export async function forget(...gone: readonly (typeof names)[number][]): Promise<void> {
  forgetSession();
  const vaults = await Promise.all(names.map((name) => Vault.open<unknown>(name)));
  const left = await Promise.all(
    vaults.map((vault, index) =>
      gone.some((name) => name === names[index]) ? vault?.clear() : vault?.read(),
    ),
  );
  if (left.every((value) => value === undefined)) await forgetPages();
}

export const forgetEverything = (): Promise<void> => forget(...names);

/** What only this tab knows. */
export function forgetSession(): void {
  try {
    sessionStorage.clear();
  } catch {
    // Refused to us as a whole: then nothing is in it.
  }
}

async function forgetPages(): Promise<void> {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}
