import { createServer } from 'node:http';
import type { Call, CallGate, Emulator } from './emulator.ts';
import { callerOf, closeServer, listenLocally, readWhole, throughGate } from './wire.ts';

export type QueryOperation = {
  resources(asked: URLSearchParams): readonly string[];
  /** The inside of the answer's `Result`; undefined where what was asked for is not there. */
  answer(asked: URLSearchParams): string | undefined;
};

type Service = {
  readonly name: Call['service'];
  readonly namespace: string;
  /** What says that something is not there. */
  readonly absent: { readonly code: string; readonly message: string };
  readonly operations: Readonly<Record<string, QueryOperation>>;
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export const element = (name: string, text: string): string =>
  `<${name}>${text.replaceAll(/[&<>]/g, (symbol) => escapes[symbol] ?? '')}</${name}>`;

/** A service of the query protocol: a form in, XML out. */
export async function startQueryService(service: Service, gate: CallGate): Promise<Emulator> {
  const { name, namespace, absent, operations } = service;
  const server = createServer((request, response) => {
    void readWhole(request).then(async (body) => {
      const asked = new URLSearchParams(body.toString());
      const operation = asked.get('Action') ?? '';
      const known = operations[operation];
      const caller = callerOf(request.headers.authorization);
      const call = { service: name, operation, caller, resources: known?.resources(asked) ?? [] };
      await throughGate(gate, call, response, () => {
        const found = known?.answer(asked);
        response.writeHead(found === undefined ? 400 : 200, { 'content-type': 'text/xml' });
        response.end(
          found === undefined
            ? `<ErrorResponse><Error><Type>Sender</Type>${element('Code', absent.code)}${element('Message', absent.message)}</Error></ErrorResponse>`
            : `<${operation}Response xmlns="${namespace}"><${operation}Result>${found}</${operation}Result></${operation}Response>`,
        );
      });
    });
  });
  return { url: await listenLocally(server), stop: () => closeServer(server) };
}
