import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { type LastingPurpose, type Pepper, readPepper } from './pepper.ts';

/** 128 bits as base64url: 22 characters of `A-Za-z0-9_-`, safe in keys, tags and queue messages. */
const short = (digest: Buffer): string => digest.subarray(0, 16).toString('base64url');

const digest = (key: KeyObject, value: string): Buffer => createHmac('sha256', key).update(value).digest();

/**
 * Keyed hashes of what must be recognized but never stored. Each purpose has its own key, so that equal values of
 * different kinds do not meet.
 */
export class Digests {
  private readonly pepper: Pepper;
  /** Made once: to take a key from the pepper, and to hand its bytes to Node, costs six times what hashing does. */
  private readonly keys = new Map<LastingPurpose | number, KeyObject>();

  constructor(secret: string) {
    this.pepper = readPepper(secret);
  }

  submissionId(id: string): string {
    return short(this.keyed('submission-id', id));
  }

  /** The bytes from which the receipt's symbols are taken. */
  receiptBytes(submissionId: string): Uint8Array {
    return this.keyed('receipt', submissionId);
  }

  /** The submission's key in the table: whoever reads the table cannot ask for a status. */
  submission(receipt: string): string {
    return short(this.keyed('receipt-key', receipt));
  }

  content(canonical: string): string {
    return short(this.keyed('content', canonical));
  }

  phone(e164: string): string {
    return short(this.keyed('phone', e164));
  }

  source(address: string): string {
    return short(this.keyed('source', address));
  }

  /** One person in one year: the year has a key of its own, which ends before the others do. */
  person(nik: string, year: number): string {
    return short(
      digest(
        this.key(year, () => this.pepper.person(year)),
        nik,
      ),
    );
  }

  /** Names an item where its key must not be told: in letters, messages and tags. */
  item(pk: string, sk: string): string {
    return short(this.keyed('item', `${pk}\n${sk}`));
  }

  /** The browser that asked for a sign-in code: its cookie is not stored. */
  browser(cookie: string): string {
    return short(this.keyed('browser', cookie));
  }

  code(mailbox: string, browser: string, code: string): string {
    return short(this.keyed('sign-in-code', `${mailbox}\n${browser}\n${code}`));
  }

  private keyed(purpose: LastingPurpose, value: string): Buffer {
    return digest(
      this.key(purpose, () => this.pepper.lasting(purpose)),
      value,
    );
  }

  private key(of: LastingPurpose | number, take: () => Buffer): KeyObject {
    const key = this.keys.get(of) ?? createSecretKey(take());
    this.keys.set(of, key);
    return key;
  }
}
