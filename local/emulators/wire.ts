import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AccessDenied, type Call, type CallGate } from './emulator.ts';

/** Largest request that an emulator reads: SQS's batch and SES's raw message stay far below. */
const maximumBytes = 32 * 1024 * 1024;

/** By its events: an iterator of a stream is dear, and one application makes some twenty requests. */
export function readWhole(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((done, failed) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maximumBytes) failed(new Error('request too large'));
      else chunks.push(chunk);
    });
    request.on('end', () => done(Buffer.concat(chunks)));
    request.on('error', failed);
    request.on('close', () => failed(new Error('the request broke off')));
  });
}

/** The access key id that signed the request; signatures themselves are not checked. */
export function callerOf(authorization: string | undefined): string {
  return authorization?.match(/Credential=([^/,\s]+)/)?.[1] ?? 'unsigned';
}

/** The operation of a JSON protocol request (`X-Amz-Target: DynamoDB_20120810.PutItem`). */
export function targetOf(request: IncomingMessage): string {
  const target = request.headers['x-amz-target'];
  return typeof target === 'string' ? target.slice(target.indexOf('.') + 1) : '';
}

/** Runs `effect` between the gate's two questions; the response that `effect` ends goes out after the second. */
export async function throughGate(
  gate: CallGate,
  call: Call,
  response: ServerResponse,
  effect: () => void | Promise<void>,
): Promise<void> {
  const refusal = await gate.before(call).then(
    () => undefined,
    (reason: unknown) => reason ?? 'refused',
  );
  if (refusal instanceof AccessDenied) {
    deny(call, refusal, response);
    return;
  }
  if (refusal || (await isGone(response))) {
    response.socket?.destroy();
    return;
  }
  holdAnswer(gate, call, response);
  try {
    await effect();
  } catch (error) {
    console.error(`local ${call.service} ${call.operation}:`, error);
    response.socket?.destroy();
  }
}

/** As the services say it: those of the query protocol in XML, the others in JSON. */
function deny({ service }: Call, { name, message }: AccessDenied, response: ServerResponse): void {
  const xml = `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${message}</Message></Error></ErrorResponse>`;
  if (service === 'ses' || service === 'sns' || service === 'cloudformation')
    response.writeHead(403, { 'content-type': 'text/xml' }).end(xml);
  else
    response
      .writeHead(400, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': name })
      .end(JSON.stringify({ __type: name, message }));
}

/** Two turns of the event loop: the end of a connection whose caller was killed has arrived by then. */
export async function isGone(response: ServerResponse): Promise<boolean> {
  await nextTurn();
  await nextTurn();
  const { socket } = response;
  return socket === null || socket.destroyed || socket.readableEnded;
}

function holdAnswer(gate: CallGate, call: Call, response: ServerResponse): void {
  const end = response.end.bind(response) as (...parts: unknown[]) => ServerResponse;
  response.end = ((...parts: unknown[]) => {
    gate.after(call).then(
      () => end(...parts),
      () => response.socket?.destroy(),
    );
    return response;
  }) as ServerResponse['end'];
}

/** Any free port of this machine, reachable from this machine only. */
export async function listenLocally(server: Server): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}
