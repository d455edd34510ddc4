/** Lets this page be opened without a network: see `worker.ts`. */
export async function keepPage(): Promise<void> {
  try {
    await navigator.serviceWorker.register('/worker.js');
    await navigator.serviceWorker.ready;
    const script = document.querySelector<HTMLScriptElement>('script[src]')?.src;
    const page = location.pathname + location.search;
    await (await caches.open('kept')).addAll(script ? [page, script] : [page]);
  } catch {
    // The page then opens with a network only; what was typed is kept all the same.
  }
}
