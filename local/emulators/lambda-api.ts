import { createServer } from 'node:http';
import { tryParseJson } from '../json.ts';
import type { LocalFunction } from '../lambda/lambda.ts';
import type { CallGate, Emulator } from './emulator.ts';
import { callerOf, closeServer, listenLocally, readWhole, throughGate } from './wire.ts';

/** `Invoke` for who waits for the answer, as an operator does; what runs a function by itself stays in `triggers/`. */
export async function startLambdaApi(
  find: (name: string) => LocalFunction | undefined,
  gate: CallGate,
): Promise<Emulator> {
  const server = createServer((request, response) => {
    void readWhole(request).then(async (body) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const [, name = ''] = pathname.match(/^\/2015-03-31\/functions\/([^/]+)\/invocations/) ?? [];
      const qualifier = searchParams.get('Qualifier');
      const caller = callerOf(request.headers.authorization);
      const target = find(decodeURIComponent(name));
      const resources = target ? [target.definition.arn + (qualifier ? `:${qualifier}` : '')] : [];
      const call = { service: 'lambda', operation: 'Invoke', caller, resources } as const;
      await throughGate(gate, call, response, async () => {
        if (!target) {
          response.writeHead(404, { 'x-amzn-errortype': 'ResourceNotFoundException' });
          response.end(JSON.stringify({ Message: `Function not found: ${name}` }));
          return;
        }
        const outcome = await target.invoke(tryParseJson(body.toString()) ?? {});
        response.writeHead(200, outcome.ok ? {} : { 'x-amz-function-error': 'Unhandled' });
        response.end(outcome.ok ? outcome.payload : JSON.stringify(outcome.error));
      });
    });
  });
  return { url: await listenLocally(server), stop: () => closeServer(server) };
}
