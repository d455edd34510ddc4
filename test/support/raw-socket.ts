import { connect } from 'node:net';

type Said = {
  readonly statuses: readonly number[];
  /** Whether the server ended the connection by itself. */
  readonly closed: boolean;
};

type How = {
  /** The sending side ends behind the bytes. */
  readonly halfClose?: boolean | undefined;
  /** Longer than the server thinks about it all; what still is open then stays open. */
  readonly patienceMs?: number;
};

/** Bytes as no client would send them. */
export function speak(
  origin: string,
  bytes: string | Buffer,
  { halfClose = false, patienceMs = 10_000 }: How = {},
): Promise<Said> {
  const { hostname, port } = new URL(origin);
  return new Promise((done) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const end = (closed: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      done({ statuses: statusesIn(Buffer.concat(chunks).toString('latin1')), closed });
    };
    const timer = setTimeout(end, patienceMs, false);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.once('end', () => end(true));
    socket.once('error', () => end(true));
    socket.write(bytes);
    if (halfClose) socket.end();
  });
}

const statusesIn = (text: string): number[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)]
    .map(([, status]) => Number(status))
    .filter((status) => status >= 200);
