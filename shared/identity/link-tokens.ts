import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const ivBytes = 12;
const tagBytes = 16;

/**
 * Opaque texts for links and pages: encrypted and bound to a purpose, so that an office link cannot be read, changed,
 * or used as the id of a referral. They identify; they authorize nothing.
 */
export class LinkTokens {
  private readonly secret: string;

  constructor(secret: string) {
    if (secret.length < 32) throw new Error('The link secret is shorter than 32 characters');
    this.secret = secret;
  }

  make(purpose: string, text: string): string {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.key(purpose), iv, { authTagLength: tagBytes });
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** The text, or undefined for whatever `make` did not make for this purpose. */
  read(purpose: string, token: string): string | undefined {
    const bytes = Buffer.from(token, 'base64url');
    // Decoding passes over foreign characters and spare bits: one text has one token, not many.
    if (bytes.length <= ivBytes + tagBytes || bytes.toString('base64url') !== token) return undefined;
    const iv = bytes.subarray(0, ivBytes);
    const decipher = createDecipheriv('aes-256-gcm', this.key(purpose), iv, { authTagLength: tagBytes });
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    try {
      return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
    } catch {
      return undefined;
    }
  }

  private key(purpose: string): Buffer {
    return createHmac('sha256', this.secret).update(purpose).digest();
  }
}
