/** Addresses of the scripts that the kept pages load; put here when this file is compiled. */
declare const ASSETS: readonly string[];

type Work = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Work & { readonly request: Request; respondWith(answer: Promise<Response>): void };
type Scope = {
  addEventListener(type: 'install' | 'activate', hear: (event: Work) => void): void;
  addEventListener(type: 'fetch', hear: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
};
const worker = globalThis as unknown as Scope;

/** Pages that open without a network, once they were opened with one. */
const keptPages = ['/', '/assisted', '/districts'];
/** Long for a page of 15 kB, short for who looks at a white screen. */
const patienceMs = 4000;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (ASSETS.includes(pathname)) event.respondWith(keptFirst(request));
  else if (keptPages.includes(pathname)) event.respondWith(networkFirst(event));
});

/** Kept pages name the scripts of their time: pages and scripts are loaded anew together. */
async function install(): Promise<void> {
  const cache = await caches.open('kept');
  const paths = (await cache.keys()).map(({ url }) => url.slice(location.origin.length));
  const pages = paths.filter((path) => keptPages.includes(path.replace(/\?.*/, '')));
  const scripts = ASSETS.filter((asset) => paths.some((path) => nameOf(path) === nameOf(asset)));
  await cache.addAll([...pages, ...scripts]);
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  const cache = await caches.open('kept');
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (nameOf(pathname) !== undefined && !ASSETS.includes(pathname)) await cache.delete(request);
  }
  await worker.clients.claim();
}

/** Of a script: the part of its address that stays when its content changes. */
const nameOf = (path: string): string | undefined => /^\/assets\/(\w+)-/.exec(path)?.[1];

async function keptFirst(request: Request): Promise<Response> {
  return (await kept(request, false)) ?? fetchAndKeep(request);
}

/** `ignoreSearch`: in whatever language. What a response varies by is the same for all requests of one browser. */
const kept = (request: Request, ignoreSearch: boolean): Promise<Response | undefined> =>
  caches.match(request, { ignoreSearch, ignoreVary: true });

/** The page as it is now; without an answer in time the one that is kept, if there is one. */
async function networkFirst(event: Fetching): Promise<Response> {
  const { request } = event;
  const fresh = fetchAndKeep(request);
  event.waitUntil(fresh.catch(() => {}));
  const soon = await Promise.race([fresh.catch(() => undefined), after(patienceMs)]);
  if (soon && soon.status < 500) return soon;
  return (await kept(request, false)) ?? (await kept(request, true)) ?? fresh;
}

async function fetchAndKeep(request: Request): Promise<Response> {
  const response = await fetch(request);
  // A worker that was sent away still serves the pages that are open: it must not begin to keep again.
  if (response.ok && (await caches.has('kept')))
    await (await caches.open('kept')).put(request, response.clone());
  return response;
}

const after = (ms: number): Promise<undefined> => new Promise((resolve) => setTimeout(resolve, ms));
