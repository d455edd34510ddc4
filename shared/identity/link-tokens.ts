import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { LinkKeys } from './link-secret.ts';

const ivBytes = 12;
const tagBytes = 16;

/**
 * Opaque texts for links and pages: encrypted and bound to a purpose, so that an office link cannot be read, changed,
 * or used as the id of a referral. They identify; they authorize nothing.
 */
export class LinkTokens {
  private readonly secrets: LinkKeys;

  constructor(...secrets: LinkKeys) {
    this.secrets = secrets;
  }

  make(purpose: string, text: string): string {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', keyOf(this.secrets[0], purpose), iv, {
      authTagLength: tagBytes,
    });
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** The text, or undefined for whatever `make` did not make for this purpose. */
  read(purpose: string, token: string): string | undefined {
    const bytes = Buffer.from(token, 'base64url');
    // Decoding passes over foreign characters and spare bits: one text has one token, not many.
    if (bytes.length <= ivBytes + tagBytes || bytes.toString('base64url') !== token) return undefined;
    for (const secret of this.secrets) {
      const text = open(bytes, keyOf(secret, purpose));
      if (text !== undefined) return text;
    }
    return undefined;
  }
}

function open(bytes: Buffer, key: Buffer): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}

const keyOf = (secret: string, purpose: string): Buffer =>
  createHmac('sha256', secret).update(purpose).digest();
