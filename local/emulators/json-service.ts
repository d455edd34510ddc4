import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Asked, Call, CallGate, Emulator } from './emulator.ts';
import { callerOf, closeServer, listenLocally, readWhole, targetOf, throughGate } from './wire.ts';

/** An answer with status 400 that the service's client turns into its exception of this name. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

export type Input = Readonly<Record<string, unknown>>;
export type Operations = Readonly<Record<string, (input: Input) => object>>;

type Service = {
  readonly name: Call['service'];
  readonly operations: Operations;
  /** What a request names. */
  readonly asked: (input: Input) => Asked;
};

/** A service of the JSON 1.1 protocol: one POST an operation, named by `X-Amz-Target`. */
export async function startJsonService(service: Service, gate: CallGate): Promise<Emulator> {
  const server = createServer((request, response) => {
    answer(request, response, service, gate).catch(() => request.destroy());
  });
  return { url: await listenLocally(server), stop: () => closeServer(server) };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { name: service, operations, asked }: Service,
  gate: CallGate,
): Promise<void> {
  const body = await readWhole(request);
  const operation = targetOf(request);
  const caller = callerOf(request.headers.authorization);
  const call = { service, operation, caller, ...asked(tryParse(body)) };
  await throughGate(gate, call, response, () => {
    const { status, content } = run(operations, operation, body);
    response.writeHead(status, {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': randomUUID(),
    });
    response.end(JSON.stringify(content));
  });
}

function run(operations: Operations, operation: string, body: Buffer): { status: number; content: object } {
  try {
    const perform = operations[operation];
    if (!perform) throw new ServiceError('UnknownOperationException', `local/ does not know ${operation}`);
    return { status: 200, content: perform(parse(body)) };
  } catch (error) {
    if (error instanceof ServiceError) {
      return { status: 400, content: { __type: error.type, message: error.message } };
    }
    throw error;
  }
}

export function tryParse(body: Buffer): Input {
  try {
    return parse(body);
  } catch {
    return {};
  }
}

function parse(body: Buffer): Input {
  try {
    return JSON.parse(body.toString()) as Input;
  } catch {
    throw new ServiceError('SerializationException', 'not JSON');
  }
}
