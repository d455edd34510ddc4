import { runInNewContext } from 'node:vm';
import { makeScripts } from '../../browser/make-scripts.ts';

const origin = 'https://help.example';
const { paths, code } = makeScripts();
/** Where the form's script lies now, and where it lay before. */
export const formScript = paths['form'] ?? '';
export const oldScript = '/assets/form-0000000000.js';

type Addressed = { readonly url: string };
type Listener = (event: unknown) => void;

/** The service worker as it was compiled, with a network and a cache of the test's. */
export function startWorker(network: (path: string) => Promise<Response>) {
  const listeners = new Map<string, Listener>();
  const kept = new Map<string, string>();
  const cache = cacheOf(kept, network);
  let exists = true;
  runInNewContext(code['/worker.js'] ?? '', {
    ...{
      URL,
      setTimeout,
      location: new URL(origin),
      caches: { open: async () => cache, match: cache.match, has: async () => exists },
    },
    fetch: (request: Addressed) => network(pathOf(request)),
    addEventListener: (type: string, hear: Listener) => listeners.set(type, hear),
    skipWaiting: async () => {},
    clients: { claim: async () => {} },
  });
  const happen = async (type: string): Promise<void> => {
    const work: Promise<unknown>[] = [];
    listeners.get(type)?.({ waitUntil: (one: Promise<unknown>) => work.push(one) });
    await Promise.all(work);
  };
  /** What the worker answers; undefined where it leaves a request to the browser. */
  const ask = (path: string, method = 'GET', host = origin): Promise<string> | undefined => {
    let answer: Promise<Response> | undefined;
    listeners.get('fetch')?.({
      request: { url: `${host}${path}`, method },
      waitUntil: () => {},
      respondWith: (given: Promise<Response>) => {
        answer = given;
      },
    });
    return answer?.then((response) => response.text());
  };
  /** As a page does it that deletes everything. */
  const forget = (): void => {
    kept.clear();
    exists = false;
  };
  return { kept, happen, ask, forget };
}

const pathOf = ({ url }: Addressed): string => url.replace(origin, '');

type Matching = { readonly ignoreSearch?: boolean };

function cacheOf(kept: Map<string, string>, load: (path: string) => Promise<Response>) {
  const find = (path: string, { ignoreSearch = false }: Matching) =>
    [...kept].find(([other]) => other === path || (ignoreSearch && bare(other) === bare(path)))?.[1];
  const put = async (request: Addressed, response: Response) =>
    void kept.set(pathOf(request), await response.text());
  return {
    put,
    keys: async () => [...kept.keys()].map((path) => ({ url: `${origin}${path}` })),
    delete: async (request: Addressed) => kept.delete(pathOf(request)),
    match: async (request: Addressed, matching: Matching = {}) => {
      const found = find(pathOf(request), matching);
      return found === undefined ? undefined : new Response(found);
    },
    addAll: async (urls: readonly string[]) => {
      for (const path of urls) kept.set(path, await (await load(path)).text());
    },
  };
}

const bare = (path: string): string => path.replace(/\?.*/, '');
