import {
  DecryptCommand,
  GenerateDataKeyCommand,
  IncorrectKeyException,
  InvalidCiphertextException,
  KMSClient,
} from '@aws-sdk/client-kms';
import { shortPatience } from '../client-patience.ts';
import { Poison, Unavailable } from '../errors.ts';
import type { DataKey, DataKeys } from './data-keys.ts';

/** Stands in CloudTrail with every use of the key, and a wrapped key of another purpose does not open. */
const EncryptionContext = { purpose: 'personal-data' };

function translate(error: unknown): never {
  if (error instanceof InvalidCiphertextException || error instanceof IncorrectKeyException)
    throw new Poison('sealed under another key', { cause: error });
  throw new Unavailable('sealing key', { cause: error });
}

export class KmsDataKeys implements DataKeys {
  private readonly client: KMSClient;
  private readonly keyId: string;

  constructor(client: KMSClient, keyId: string) {
    this.client = client;
    this.keyId = keyId;
  }

  async generate(): Promise<DataKey> {
    const command = new GenerateDataKeyCommand({ KeyId: this.keyId, KeySpec: 'AES_256', EncryptionContext });
    const { Plaintext, CiphertextBlob } = await this.client.send(command).catch(translate);
    if (!Plaintext || !CiphertextBlob) throw new Unavailable('sealing key: empty answer');
    return { plain: Plaintext, wrapped: CiphertextBlob };
  }

  async unwrap(wrapped: Uint8Array): Promise<Uint8Array> {
    const command = new DecryptCommand({ KeyId: this.keyId, CiphertextBlob: wrapped, EncryptionContext });
    const { Plaintext } = await this.client.send(command).catch(translate);
    if (!Plaintext) throw new Unavailable('sealing key: empty answer');
    return Plaintext;
  }
}

export const openDataKeys = (keyId: string): DataKeys => new KmsDataKeys(new KMSClient(shortPatience), keyId);
