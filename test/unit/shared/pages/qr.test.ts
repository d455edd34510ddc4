import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrCode } from '../../../../shared/pages/qr.ts';
import { receiptPage } from '../../../../shared/pages/receipt.ts';

const status = 'https://layanan.example/status#7K3MQ2XA9PWD';

/** The modules that the picture's strokes cover, row by row. */
function modulesIn(picture: string): boolean[][] {
  const [, strokes = ''] = /stroke="#000" d="([^"]+)"/.exec(picture) ?? [];
  const rows = [...strokes.matchAll(/M0 (\d+)\.5((?:h1 {2}|m1 0)+)/g)];
  expect(rows.map(([, y]) => Number(y))).toEqual(rows.map((_, index) => index));
  return rows.map(([, , steps = '']) => [...steps.matchAll(/[hm]1/g)].map(([step]) => step === 'h1'));
}

test('the picture has every module of the code, and four of white around it', () => {
  const picture = qrCode(status, 'Kode QR').toString();
  const { data, size } = encode(status, { ecc: 'M', border: 0 });
  expect(modulesIn(picture)).toEqual(data);
  expect(picture).toContain(`viewBox="-4 -4 ${size + 8} ${size + 8}"`);
});

test('the pictures of all receipts are equally long', () => {
  const lengths = ['7K3MQ2XA9PWD', '000000000000', 'ZZZZZZZZZZZZ'].map(
    (receipt) => qrCode(`https://layanan.example/status#${receipt}`, 'Kode QR').toString().length,
  );
  expect(new Set(lengths).size).toBe(1);
});

test('the picture of a receipt opens its status, behind a sign that no server sees', () => {
  const page = receiptPage({
    ...{ receipt: '7K3M-Q2XA-9PWD', statusUrl: 'https://layanan.example/status' },
    ...{ receivedAt: '2026-11-24T02:05:00.000Z', answerBy: '2026-11-27', contact: '0800 1000' },
    language: 'id',
  });
  const [picture = ''] = /<svg[\s\S]*?<\/svg>/.exec(page) ?? [];
  expect(modulesIn(picture)).toEqual(encode(status, { ecc: 'M', border: 0 }).data);
  expect(picture).toMatch(/role="img" aria-label="[^"]+"/);
  expect(picture).not.toContain('7K3M');
});

test('the label is escaped', () => {
  expect(qrCode('x', '"><b>').toString()).toContain('aria-label="&quot;&gt;&lt;b&gt;"');
});
