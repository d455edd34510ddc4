import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetSecretValueCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openGate } from '../../../local/emulators/emulator.ts';
import { type SecretsEmulator, startSecrets } from '../../../local/emulators/secrets.ts';

const clock = { now: () => Date.parse('2026-11-22T23:00:00Z') };
const pepper = { Name: 'Pepper', GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } };
let directory: string;
let emulator: SecretsEmulator;
let client: SecretsManagerClient;

async function start(): Promise<void> {
  emulator = await startSecrets({ gate: openGate, clock, directory });
  client = new SecretsManagerClient({
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
const read = async (SecretId: string) => await client.send(new GetSecretValueCommand({ SecretId }));

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'secrets-'));
  await start();
});
afterEach(async () => {
  await stop();
  rmSync(directory, { recursive: true });
});

it('generates what the template asks for, and reads it by name and by ARN', async () => {
  const { arn } = emulator.createSecret(pepper);
  const { SecretString, CreatedDate } = await read('Pepper');
  expect(SecretString).toMatch(/^[A-Za-z0-9]{64}$/);
  expect(CreatedDate).toEqual(new Date(clock.now()));
  expect((await read(arn)).SecretString).toBe(SecretString);
});

it("puts the generated part into the template's object", async () => {
  const GenerateSecretString = { SecretStringTemplate: '{"year":"2026"}', GenerateStringKey: 'pepper' };
  emulator.createSecret({ Name: 'Peppers', GenerateSecretString });
  const value = JSON.parse((await read('Peppers')).SecretString ?? '') as Record<string, string>;
  expect(value).toMatchObject({ year: '2026', pepper: expect.stringMatching(/^.{32}$/) });
});

it('keeps a secret over a restart', async () => {
  emulator.createSecret(pepper);
  const { SecretString } = await read('Pepper');
  await stop();
  await start();
  emulator.createSecret(pepper);
  expect((await read('Pepper')).SecretString).toBe(SecretString);
});

it('says what it does not have and does not know', async () => {
  await expect(read('Nothing')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(client.send(new ListSecretsCommand({}))).rejects.toMatchObject({
    name: 'UnknownOperationException',
  });
});
