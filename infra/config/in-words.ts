import { isRecord } from '../../shared/record.ts';

const longest = 80;

/** Keys of AWS, age and PEM, a password in an address, and whatever is as long and mixed as a token. */
const secret =
  /AGE-SECRET-KEY-|\b(?:AKIA|ASIA)[A-Z\d]{12,}|PRIVATE KEY|\/\/[^/@]*:[^/@]*@|(?<![\w+/=-])(?=[\w+/=-]*[a-z])(?=[\w+/=-]*[A-Z])(?=[\w+/=-]*\d)[\w+/=-]{20,}/;

export const looksSecret = (text: string): boolean => secret.test(text) && !/^arn:aws/.test(text);

/** What stands somewhere, short, and never a secret: messages land in terminals, tickets and logs of CI. */
export function inWords(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'string' && looksSecret(value))
    return 'something that looks like a secret (not shown)';
  if (value === '') return 'an empty text';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (isRecord(value)) return objectInWords(Object.keys(value));
  return shortened(JSON.stringify(value));
}

const objectInWords = (names: readonly string[]): string =>
  names.length === 0
    ? 'an empty object'
    : shortened(`an object with ${names.map((name) => (looksSecret(name) ? '…' : name)).join(', ')}`);

const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
