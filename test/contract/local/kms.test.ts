import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openGate } from '../../../local/emulators/emulator.ts';
import { type KmsEmulator, startKms } from '../../../local/emulators/kms.ts';

const context = { item: 'S#1', purpose: 'person' };
let directory: string;
let emulator: KmsEmulator;
let client: KMSClient;
let KeyId: string;

async function start(): Promise<void> {
  emulator = await startKms({ gate: openGate, directory });
  KeyId = emulator.createKey('SealingKey').arn;
  client = new KMSClient({
    endpoint: emulator.url,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'LOCALenroll0001', secretAccessKey: 'none' },
    maxAttempts: 1,
  });
}
async function stop(): Promise<void> {
  client.destroy();
  await emulator.stop();
}
const generate = () =>
  client.send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256', EncryptionContext: context }));

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'kms-'));
  await start();
});
afterEach(async () => {
  await stop();
  rmSync(directory, { recursive: true });
});

it('gives back the data key that it wrapped, whatever the order of the context', async () => {
  const { CiphertextBlob, Plaintext } = await generate();
  expect(Plaintext).toHaveLength(32);
  const EncryptionContext = { purpose: 'person', item: 'S#1' };
  const opened = await client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));
  expect(opened.Plaintext).toEqual(Plaintext);
  expect(opened.KeyId).toBe(KeyId);
});

it('refuses another context, a changed ciphertext and noise', async () => {
  const { CiphertextBlob = new Uint8Array() } = await generate();
  const changed = Uint8Array.from(CiphertextBlob, (byte, index) => (index === 50 ? byte ^ 1 : byte));
  const tries = [
    { CiphertextBlob, EncryptionContext: { ...context, item: 'S#2' } },
    { CiphertextBlob },
    { CiphertextBlob: changed, EncryptionContext: context },
    { CiphertextBlob: new Uint8Array([1, 2, 3]), EncryptionContext: context },
  ];
  for (const input of tries) {
    await expect(client.send(new DecryptCommand(input))).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
  }
});

it('refuses a key that did not wrap it, and a key that does not exist', async () => {
  const { CiphertextBlob } = await generate();
  const other = emulator.createKey('Other').id;
  const open = (key: string) =>
    client.send(new DecryptCommand({ CiphertextBlob, KeyId: key, EncryptionContext: context }));
  await expect(open(other)).rejects.toMatchObject({ name: 'IncorrectKeyException' });
  await expect(open('nowhere')).rejects.toMatchObject({ name: 'NotFoundException' });
});

it('finds a key by its alias', async () => {
  emulator.createAlias('alias/sealing', KeyId);
  const { CiphertextBlob } = await client.send(
    new GenerateDataKeyCommand({ KeyId: 'alias/sealing', KeySpec: 'AES_256' }),
  );
  const opened = await client.send(new DecryptCommand({ CiphertextBlob, KeyId: 'alias/sealing' }));
  expect(opened.KeyId).toBe(KeyId);
});

it('opens after a restart what it wrapped before', async () => {
  const { CiphertextBlob, Plaintext } = await generate();
  await stop();
  await start();
  const opened = await client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: context }));
  expect(opened.Plaintext).toEqual(Plaintext);
});
