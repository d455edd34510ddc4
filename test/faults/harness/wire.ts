import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What the wire does to one answer. `reset` and `half-closed` lose it, `cut off` and `dripping` send some of it, `slow`
 * sends it too late. `refused` loses the request itself.
 */
export type Weather = 'fine' | 'refused' | 'reset' | 'half-closed' | 'cut off' | 'dripping' | 'slow';

export type Wire = {
  readonly url: string;
  /** What becomes of the next answers, one each; after them the weather is fine. */
  next(...weathers: Weather[]): void;
  stop(): Promise<void>;
};

/** A wire between a client of the AWS SDK and an emulator: bytes pass, or not. One request a connection at a time. */
export async function startWire(emulator: string, slowMs: number): Promise<Wire> {
  const { hostname, port } = new URL(emulator);
  const coming: Weather[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const backend = connect(Number(port), hostname);
    let weather: Weather = 'fine';
    for (const socket of [client, backend]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('data', (bytes) => {
      if (isRequest(bytes)) weather = coming.shift() ?? 'fine';
      if (weather === 'refused') client.resetAndDestroy();
      else backend.write(bytes);
    });
    backend.on('data', (bytes) => void answer(client, bytes, weather, slowMs));
    client.on('close', () => backend.destroy());
    backend.on('close', () => client.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    next: (...weathers) => void coming.push(...weathers),
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the wire is not there');
  return address.port;
}

const isRequest = (bytes: Buffer): boolean => /^(POST|GET) /.test(bytes.subarray(0, 5).toString('latin1'));

async function answer(client: Socket, bytes: Buffer, weather: Weather, slowMs: number): Promise<void> {
  if (weather === 'fine') client.write(bytes);
  if (weather === 'reset') client.resetAndDestroy();
  if (weather === 'half-closed') client.end();
  if (weather === 'cut off') client.end(bytes.subarray(0, bytes.length - 1));
  if (weather === 'slow') {
    await sleep(slowMs);
    client.write(bytes);
  }
  if (weather !== 'dripping') return;
  for (const byte of bytes.subarray(0, 20)) {
    if (client.destroyed) return;
    client.write(Buffer.from([byte]));
    await sleep(slowMs / 20);
  }
}
