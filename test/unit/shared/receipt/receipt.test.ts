import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RequestError } from '../../../../shared/errors.ts';
import { readReceipt, receiptFrom } from '../../../../shared/receipt/receipt.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const digests = fc.uint8Array({ minLength: 16, maxLength: 32 });
const receipts = digests.map(receiptFrom);
const isRefused = (text: string) => {
  try {
    readReceipt(text);
    return false;
  } catch (error) {
    return error instanceof RequestError && error.code === 'receipt-typo';
  }
};
const withSymbols = (receipt: string, change: (symbols: string[]) => void) => {
  const symbols = [...receipt.replaceAll('-', '')];
  change(symbols);
  return symbols.join('');
};

describe('a receipt', () => {
  it('has three groups of four symbols without look-alikes, and reads back as itself', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        expect(receipt).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
        expect(readReceipt(receipt)).toBe(receipt);
      }),
    );
  });

  it('differs where any of the first 55 bits differ', () => {
    const base = new Uint8Array(16);
    const all = Array.from({ length: 55 }, (_, bit) => {
      const digest = base.slice();
      digest[bit >> 3] = 128 >> (bit & 7);
      return receiptFrom(digest);
    });
    expect(new Set([receiptFrom(base), ...all]).size).toBe(56);
  });

  it('shows every single wrong symbol, at every place', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        for (let place = 0; place < 12; place += 1) {
          for (const symbol of alphabet) {
            const typed = withSymbols(receipt, (symbols) => symbols.splice(place, 1, symbol));
            expect(isRefused(typed)).toBe(typed !== receipt.replaceAll('-', ''));
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('shows every exchange of two neighbors, for every two symbols', () => {
    for (let place = 0; place < 10; place += 1) {
      for (const [a, b] of symbolPairs) {
        const receipt = receiptOf([...'3K7M9P2R5T8'].toSpliced(place, 2, a, b));
        expect(readReceipt(receipt)).toBe(receipt);
        expect(isRefused(exchanged(receipt, place, place + 1))).toBe(true);
      }
    }
  });

  it('shows every exchange of the last symbol and the check symbol', () => {
    const endings = new Set<string>();
    for (const first of alphabet) {
      for (const last of alphabet) {
        const receipt = receiptOf([first, ...'K7M9P2R5T', last]);
        const ending = receipt.slice(-2);
        endings.add(ending);
        expect(isRefused(exchanged(receipt, 10, 11))).toBe(ending[0] !== ending[1]);
      }
    }
    expect(endings.size).toBe(32 * 32);
  });

  it('shows an exchange of any two different symbols', () => {
    const place = fc.nat({ max: 11 });
    fc.assert(
      fc.property(receipts, place, place, (receipt, i, j) => {
        const typed = exchanged(receipt, i, j);
        expect(isRefused(typed)).toBe(typed !== receipt.replaceAll('-', ''));
      }),
      { numRuns: 2000 },
    );
  });

  it('is read in any case, with spaces and dashes of any kind, I and L as 1, O as 0', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        const spoken = receipt.toLowerCase().replaceAll('-', ' – ').replaceAll('1', 'l').replaceAll('0', 'o');
        expect(readReceipt(` ${spoken}\n`)).toBe(receipt);
        expect(readReceipt(receipt.replaceAll('1', 'I').replaceAll('-', ''))).toBe(receipt);
      }),
    );
  });

  it.each([
    '',
    '0',
    '0000-0000-000',
    '0000-0000-00000',
    'UUUU-UUUU-UUUU',
    'ıııı-0000-0000',
    '０000-0000-0000',
    `${' '.repeat(200)}000000000000`,
  ])('is not %j', (text) => {
    expect(isRefused(text)).toBe(true);
  });
});

const symbolPairs = [...alphabet].flatMap((a, index) =>
  [...alphabet.slice(index + 1)].map((b) => [a, b] as const),
);

const exchanged = (receipt: string, i: number, j: number) =>
  withSymbols(receipt, (symbols) => {
    [symbols[i], symbols[j]] = [symbols[j] ?? '', symbols[i] ?? ''];
  });

/** The receipt that begins with eleven given symbols. */
function receiptOf(symbols: readonly string[]): string {
  const bits = symbols.map((symbol) => alphabet.indexOf(symbol).toString(2).padStart(5, '0')).join('');
  const bytes = bits.padEnd(56, '0').match(/.{8}/g) ?? [];
  return receiptFrom(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2)));
}
