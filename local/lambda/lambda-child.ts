/**
 * The process of one function environment: loads the handler, then invokes it when the host asks, in the host's time.
 * Its environment variables, memory limit and working folder are set by whoever starts it.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endCompiledSources } from '../compiled-sources.ts';
import { writeJsonLogs } from './lambda-console.ts';
import { describeError } from './lambda-error.ts';
import type { FromChild, ToChild } from './lambda-messages.ts';
import { setSimulatedTime } from './simulated-date.ts';

endCompiledSources();

type Invocation = Extract<ToChild, { type: 'invoke' }>;
type Handler = (event: unknown, context: object) => unknown;

let handler: Handler | undefined;
let current: string | undefined;

function tell(message: FromChild): void {
  process.send?.(message);
}

/** The exported function that `index.handler` names, in index.mjs, index.js or index.cjs of the bundle. */
async function loadHandler(): Promise<Handler> {
  const { LAMBDA_TASK_ROOT: root = '.', _HANDLER: path = 'index.handler' } = process.env;
  const [file = 'index', name = 'handler'] = path.split('.');
  const found = ['.mjs', '.js', '.cjs'].map((ending) => join(root, file + ending)).find(existsSync);
  if (!found) throw new Error(`No ${file} in the bundle`);
  const module: Record<string, unknown> = found.endsWith('.mjs')
    ? await import(pathToFileURL(found).href)
    : createRequire(found)(found);
  const exported = module[name];
  if (typeof exported !== 'function') throw new Error(`${path} is no exported function`);
  return exported as Handler;
}

async function start(): Promise<void> {
  if (process.env['AWS_LAMBDA_LOG_FORMAT'] === 'JSON') {
    writeJsonLogs(process.env['AWS_LAMBDA_LOG_LEVEL'] ?? 'INFO', () => current);
  }
  try {
    handler = await loadHandler();
    tell({ type: 'ready' });
  } catch (error) {
    tell({ type: 'unable', error: describeError(error) });
  }
}

async function invoke({ requestId, event, functionArn, timeoutMs }: Invocation): Promise<void> {
  current = requestId;
  const begun = performance.now();
  const context = {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: process.env['AWS_LAMBDA_FUNCTION_VERSION'],
    getRemainingTimeInMillis: () => Math.max(0, Math.round(timeoutMs - (performance.now() - begun))),
    invokedFunctionArn: functionArn,
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
  };
  try {
    const payload = JSON.stringify(await handler?.(event, context)) ?? 'null';
    tell({ type: 'result', requestId, payload });
  } catch (error) {
    const described = describeError(error);
    console.error(error);
    tell({ type: 'error', requestId, error: described });
  } finally {
    current = undefined;
  }
}

process.on('message', (message: ToChild) => {
  setSimulatedTime(message.fixed);
  if (message.type === 'start') void start();
  if (message.type === 'invoke') void invoke(message);
});
// A signal may reach the whole process group; the host alone decides when an environment ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.on('disconnect', () => process.exit());
