import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** Where `npm run verify:dynamodb-local` has put Amazon's own emulator; absent in every other run. */
export const dynamoDbLocal = process.env['DYNAMODB_LOCAL'];

/** Amazon's emulator in a process of its own, in memory. */
export async function startDynamoDbLocal(directory: string) {
  const port = await freePort();
  const options = ['-inMemory', '-sharedDb', '-disableTelemetry', '-port', String(port)];
  const words = ['-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar', ...options];
  const child = spawn('java', words, { cwd: directory, stdio: 'ignore' });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  await Promise.race([whenAnswering(url), ended.then(() => Promise.reject(new Error('it ended at once')))]);
  return {
    url,
    stop: async (): Promise<void> => {
      child.kill();
      await ended;
    },
  };
}

/** It takes some seconds to start, and then answers anything, be it with an error. */
async function whenAnswering(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer) return;
    await setTimeout(100);
  }
  throw new Error('DynamoDB Local does not answer');
}
