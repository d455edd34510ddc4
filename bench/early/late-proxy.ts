import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type LateProxy = { readonly url: string; readonly stop: () => void };

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
  return { url: await listen(server), stop: () => closeAll(server) };
}

const listen = (server: Server): Promise<string> =>
  new Promise((ready) =>
    server.listen(0, '127.0.0.1', () => ready(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)),
  );

function closeAll(server: Server): void {
  server.close();
  server.closeAllConnections();
}
