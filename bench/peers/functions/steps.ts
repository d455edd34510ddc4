import { createCipheriv, createHmac, randomBytes } from 'node:crypto';

/** What both peers compute as the system does: a receipt, keyed hashes, a sealed text. */
export type Enrollment = {
  readonly submissionId: string;
  readonly district: string;
  readonly language: string;
  readonly nik: string;
} & Readonly<Record<string, unknown>>;

export type DataKey = { readonly plain: Uint8Array; readonly wrapped: Uint8Array };

const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const keyed = (pepper: string, purpose: string, value: string): Buffer =>
  createHmac('sha256', createHmac('sha256', pepper).update(purpose).digest()).update(value).digest();

export const receiptOf = (pepper: string, submissionId: string): string =>
  Array.from(keyed(pepper, 'receipt', submissionId).subarray(0, 12), (byte) => symbols[byte % 32])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-');

function seal(text: string, { plain, wrapped }: DataKey, boundTo: string): Uint8Array {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', plain, iv).setAAD(Buffer.from(boundTo));
  return Buffer.concat([wrapped, iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** What is stored: codes, keyed hashes, and the person sealed. */
export function recordOf(enrollment: Enrollment, receipt: string, pepper: string, key: DataKey) {
  const { submissionId, district, language, nik, name, phone, village, ...codes } = enrollment;
  const hash = (purpose: string, value: string) => keyed(pepper, purpose, value).toString('base64url');
  const pk = `S#${hash('receipt-key', receipt)}`;
  return {
    ...{ pk, sk: 'S', district, language, receivedAt: new Date().toISOString() },
    submissionId: hash('submission-id', submissionId),
    person: hash('person', nik),
    phone: hash('phone', String(phone)),
    content: hash('content', JSON.stringify(enrollment)),
    codes: JSON.stringify(codes),
    sealed: seal(JSON.stringify({ name, phone, village }), key, pk),
  };
}
