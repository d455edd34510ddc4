import { createServer, request } from 'node:http';
import { closeServer, listenLocally } from '../../local/emulators/wire.ts';

export type LateProxy = { readonly url: string; readonly stop: () => Promise<void> };

/** Passes calls on to an emulator, each so much later, as a service of AWS is away and not on the same machine. */
export async function startLateProxy(target: string, delayMs: number): Promise<LateProxy> {
  const server = createServer((asked, answer) => {
    const { method, url = '/', headers } = asked;
    setTimeout(() => {
      const passed = request(new URL(url, target), { method, headers }, (found) => {
        answer.writeHead(found.statusCode ?? 502, found.headers);
        found.pipe(answer);
      });
      asked.pipe(passed);
    }, delayMs);
  });
  return { url: await listenLocally(server), stop: () => closeServer(server) };
}
