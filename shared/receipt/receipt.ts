import { RequestError } from '../errors.ts';

/** Digits and letters without I, L, O and U, which are read as others or spell words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SYMBOLS = 12;

/**
 * The receipt XXXX-XXXX-XXXX of a keyed digest (at least 7 bytes): 55 of its bits as 11 symbols, and a check symbol
 * that shows every single wrong symbol and every exchange of two.
 */
export function receiptFrom(digest: Uint8Array): string {
  const bits = Array.from(digest.subarray(0, 7), (byte) => byte.toString(2).padStart(8, '0')).join('');
  const symbols = Array.from({ length: SYMBOLS - 1 }, (_, i) =>
    Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2),
  );
  return inGroups([...symbols, weightedSum(symbols)].map((symbol) => ALPHABET[symbol]).join(''));
}

/**
 * The receipt in the form above, from what people type: any case, spaces and dashes, I or L for 1, O for 0.
 * Throws RequestError `receipt-typo` when it cannot be one.
 */
export function readReceipt(text: string): string {
  const typed = text.slice(0, 100).replace(/[\s\p{Pd}._]/gu, '');
  if (!/^[0-9A-Za-z]{12}$/.test(typed)) throw new RequestError('receipt-typo');
  const letters = typed.toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
  const symbols = Array.from(letters, (letter) => ALPHABET.indexOf(letter));
  if (symbols.includes(-1) || weightedSum(symbols.slice(0, -1)) !== symbols.at(-1))
    throw new RequestError('receipt-typo');
  return inGroups(letters);
}

const inGroups = (letters: string): string => letters.replace(/(.{4})(?=.)/g, '$1-');

/**
 * Symbols are elements of GF(32); the weights are 2, 4, 8 … in it, all different and none 0 or 1 (the check symbol's
 * own weight): so no single change and no exchange of two places leaves the sum as it was.
 */
function weightedSum(symbols: readonly number[]): number {
  let sum = 0;
  for (const symbol of [...symbols].reverse()) sum = double(sum ^ symbol);
  return sum;
}

/** Times 2 in GF(32), modulo the primitive polynomial x⁵ + x² + 1. */
const double = (element: number): number => (element & 16 ? (element << 1) ^ 0b100101 : element << 1);
