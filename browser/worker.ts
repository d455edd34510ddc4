/** Addresses of the scripts that the kept pages load; put here when this file is compiled. */
declare const ASSETS: readonly string[];

addEventListener('install', () => {
  void caches.open('pages').then((cache) => cache.addAll([...ASSETS]));
});
