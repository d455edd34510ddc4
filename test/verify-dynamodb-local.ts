// The contract of the table once more, on an engine that nobody here wrote: Amazon's own emulator. It needs Java. Its
// license lets anybody use it, but not hand it on: it is fetched when asked for, and stands in no commit.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** An npm package that brings the emulator along; its own dependencies are not wanted. */
const carrier = 'amplify-dynamodb-simulator@2.9.30';
const cache = join(import.meta.dirname, '../node_modules/.cache/dynamodb-local');
const emulator = join(cache, 'package/emulator');

if (spawnSync('java', ['-version']).status !== 0) {
  console.log('skipped: the contract of the table on DynamoDB Local, because there is no Java here');
} else {
  if (!existsSync(join(emulator, 'DynamoDBLocal.jar'))) fetchEmulator();
  const env = { ...process.env, DYNAMODB_LOCAL: emulator };
  process.exitCode = run('vitest', ['run', '--project', 'contract', 'test/contract/storage'], env);
}

function fetchEmulator(): void {
  mkdirSync(cache, { recursive: true });
  if (run('npm', ['pack', carrier, '--silent', '--pack-destination', cache]) !== 0)
    throw new Error(`npm has no ${carrier}`);
  run('tar', ['-xzf', join(cache, `${carrier.replace('@', '-')}.tgz`), '-C', cache, 'package/emulator']);
}

function run(command: string, words: readonly string[], env = process.env): number {
  return spawnSync(command, words, { stdio: 'inherit', env }).status ?? 1;
}
