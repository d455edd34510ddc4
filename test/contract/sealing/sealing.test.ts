import { KMSClient } from '@aws-sdk/client-kms';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CallGate, openGate } from '../../../local/emulators/emulator.ts';
import { type KmsEmulator, startKms } from '../../../local/emulators/kms.ts';
import { startSecrets } from '../../../local/emulators/secrets.ts';
import { Poison, Unavailable } from '../../../shared/errors.ts';
import type { DataKeys } from '../../../shared/sealing/data-keys.ts';
import { KmsDataKeys } from '../../../shared/sealing/kms-data-keys.ts';
import { MemoryDataKeys } from '../../../shared/sealing/memory-data-keys.ts';
import { MemorySecrets } from '../../../shared/sealing/memory-secrets.ts';
import { Sealer, unseal } from '../../../shared/sealing/sealer.ts';
import { StoredSecrets } from '../../../shared/sealing/stored-secrets.ts';
import { clientOf } from '../../support/clients.ts';

let kms: KmsEmulator;
let client: KMSClient;
beforeAll(async () => {
  kms = await startKms({ gate: openGate });
  client = new KMSClient(clientOf(kms.url));
});
afterAll(async () => {
  client.destroy();
  await kms.stop();
});

const item = { pk: 'S#abc', sk: 'S' };
const onKms = (name: string): DataKeys => new KmsDataKeys(client, kms.createKey(name).id);

describe.each<[string, () => DataKeys, () => DataKeys]>([
  ['in memory', () => new MemoryDataKeys(), () => new MemoryDataKeys()],
  ['on KMS', () => onKms('SealingKey'), () => onKms('OtherKey')],
])('sealing %s', (_, open, openOther) => {
  let keys: DataKeys;
  let now: number;
  let sealer: Sealer;
  beforeEach(() => {
    keys = open();
    now = Date.parse('2026-11-25T02:00:00Z');
    sealer = new Sealer(keys, () => now);
  });

  /** The wrapped key that travels with a sealed text. */
  const keyIn = (sealed: Uint8Array): string => {
    const bytes = Buffer.from(sealed);
    return bytes.subarray(3, 3 + bytes.readUInt16BE(1)).toString('hex');
  };

  it('makes data keys of 256 bits, each another, that unwrap to themselves', async () => {
    const [one, two] = [await keys.generate(), await keys.generate()];
    expect(one.plain).toHaveLength(32);
    expect(Buffer.from(one.plain).equals(two.plain)).toBe(false);
    expect(Buffer.from(await keys.unwrap(one.wrapped)).equals(one.plain)).toBe(true);
    expect(Buffer.from(one.wrapped).includes(Buffer.from(one.plain))).toBe(false);
  });

  it('opens what was sealed, for the item that it was sealed for', async () => {
    const text = JSON.stringify({ name: 'Siti ’Aminah', story: '漢字 🙏' });
    const sealed = await sealer.seal(text, item);
    expect(Buffer.from(sealed).includes('Siti')).toBe(false);
    expect(await unseal(keys, sealed, item)).toBe(text);
    expect(await unseal(keys, await sealer.seal('', item), item)).toBe('');
  });

  it('does not open it for another item', async () => {
    const sealed = await sealer.seal('rahasia', item);
    for (const other of [
      { ...item, pk: 'S#abd' },
      { ...item, sk: 'T' },
      { pk: 'S#ab', sk: 'cS' },
    ])
      await expect(unseal(keys, sealed, other)).rejects.toBeInstanceOf(Poison);
  });

  it('does not open it with another key', async () => {
    const sealed = await sealer.seal('rahasia', item);
    await expect(unseal(openOther(), sealed, item)).rejects.toBeInstanceOf(Poison);
  });

  it('does not open it when any byte was changed, or the end is missing', async () => {
    const sealed = await sealer.seal('rahasia', item);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
      await expect(unseal(keys, changed, item), `byte ${at}`).rejects.toBeInstanceOf(Poison);
    }
    for (const length of [0, 1, 2, 3, 20, sealed.length - 1])
      await expect(unseal(keys, sealed.slice(0, length), item)).rejects.toBeInstanceOf(Poison);
  });

  it('seals the same text differently each time', async () => {
    const [one, two] = [await sealer.seal('sama', item), await sealer.seal('sama', item)];
    expect(Buffer.from(one).equals(two)).toBe(false);
    expect(one.length).toBe(two.length);
  });

  it('uses a data key for an hour, and not longer when the clock goes backwards', async () => {
    const first = keyIn(await sealer.seal('a', item));
    now += 59 * 60_000;
    expect(keyIn(await sealer.seal('a', item))).toBe(first);
    now += 60_000;
    const second = keyIn(await sealer.seal('a', item));
    expect(second).not.toBe(first);
    now -= 60 * 60_000;
    expect(keyIn(await sealer.seal('a', item))).not.toBe(second);
  });
});

describe('a sealing key that does not answer', () => {
  it('is unavailable', async () => {
    const nowhere = new KMSClient(clientOf('http://127.0.0.1:9'));
    const keys = new KmsDataKeys(nowhere, 'key');
    await expect(keys.generate()).rejects.toBeInstanceOf(Unavailable);
    await expect(keys.unwrap(new Uint8Array(40))).rejects.toBeInstanceOf(Unavailable);
    nowhere.destroy();
  });

  it('is asked again by the next one who seals', async () => {
    const memory = new MemoryDataKeys();
    let calls = 0;
    const failing: DataKeys = {
      generate: async () => {
        calls += 1;
        if (calls === 1) throw new Unavailable('sealing key');
        return memory.generate();
      },
      unwrap: (wrapped) => memory.unwrap(wrapped),
    };
    const sealer = new Sealer(failing, () => 0);
    await expect(sealer.seal('a', item)).rejects.toBeInstanceOf(Unavailable);
    expect(await unseal(failing, await sealer.seal('a', item), item)).toBe('a');
  });
});

describe('secrets', () => {
  it('are read where they are stored, again after a failure or five minutes, and count on in an outage', async () => {
    let now = 0;
    const asked: string[] = [];
    let gate: CallGate = { ...openGate, before: () => Promise.reject(new Error('cut')) };
    const emulator = await startSecrets({
      gate: {
        before: (call) => {
          asked.push(call.operation);
          return gate.before(call);
        },
        after: (call) => gate.after(call),
      },
      clock: { now: () => 0 },
    });
    const { arn } = emulator.createSecret({ Name: 'pepper', SecretString: 'a secret' });
    const secretsClient = new SecretsManagerClient(clientOf(emulator.url));
    const secrets = new StoredSecrets(secretsClient, () => now);
    await expect(secrets.read(arn)).rejects.toBeInstanceOf(Unavailable);
    gate = openGate;
    expect(await secrets.read(arn)).toBe('a secret');
    expect(await secrets.read(arn)).toBe('a secret');
    expect(asked).toHaveLength(2);
    await secretsClient.send(new PutSecretValueCommand({ SecretId: arn, SecretString: 'another' }));
    expect(await secrets.read(arn)).toBe('a secret');
    now += 5 * 60_000;
    expect(await secrets.read(arn)).toBe('another');
    gate = { ...openGate, before: () => Promise.reject(new Error('cut')) };
    now += 5 * 60_000;
    expect(await secrets.read(arn)).toBe('another');
    gate = openGate;
    await expect(secrets.read('other')).rejects.toBeInstanceOf(Unavailable);
    secretsClient.destroy();
    await emulator.stop();
  });

  it('in memory are there or unavailable', async () => {
    const secrets = new MemorySecrets({ pepper: 'a secret' });
    expect(await secrets.read('pepper')).toBe('a secret');
    await expect(secrets.read('other')).rejects.toBeInstanceOf(Unavailable);
  });
});
