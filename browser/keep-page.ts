/** Lets this page be opened without a network: see `worker.ts`. */
export async function keepPage(): Promise<void> {
  try {
    await navigator.serviceWorker.register('/worker.js');
    await (await caches.open('kept')).add(location.pathname + location.search);
  } catch {
    // The page then opens with a network only; what was typed is kept all the same.
  }
}
