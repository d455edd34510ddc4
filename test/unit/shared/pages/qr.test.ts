import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrCode } from '../../../../shared/pages/qr.ts';
import { receiptPage } from '../../../../shared/pages/receipt.ts';

const status = 'https://layanan.example/status#7K3MQ2XA9PWD';

/** The modules that the picture's strokes cover. */
function modulesIn(picture: string): boolean[][] {
  const size = Number(/viewBox="0 0 (\d+)/.exec(picture)?.[1]);
  const modules = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  const [, strokes = ''] = /stroke="#000" d="([^"]+)"/.exec(picture) ?? [];
  for (const [, x = '', y = '', length = ''] of strokes.matchAll(/M(\d+) (\d+)\.5h(\d+)/g))
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  return modules;
}

test('the picture has every module of the code, and four of white around it', () => {
  const modules = modulesIn(qrCode(status, 'Kode QR').toString());
  expect(modules).toEqual(encode(status, { ecc: 'M', border: 4 }).data);
  expect(modules.slice(0, 4).flat()).not.toContain(true);
  expect(modules[4]?.slice(0, 12)).toEqual([false, false, false, false, ...Array(7).fill(true), false]);
});

test('the picture of a receipt opens its status, behind a sign that no server sees', () => {
  const page = receiptPage({
    ...{ receipt: '7K3M-Q2XA-9PWD', statusUrl: 'https://layanan.example/status' },
    ...{ receivedAt: '2026-11-24T02:05:00.000Z', answerBy: '2026-11-27', contact: '0800 1000' },
    language: 'id',
  });
  const [picture = ''] = /<svg[\s\S]*?<\/svg>/.exec(page) ?? [];
  expect(modulesIn(picture)).toEqual(encode(status, { ecc: 'M', border: 4 }).data);
  expect(picture).toMatch(/role="img" aria-label="[^"]+"/);
  expect(picture).not.toContain('7K3M');
});

test('the label is escaped', () => {
  expect(qrCode('x', '"><b>').toString()).toContain('aria-label="&quot;&gt;&lt;b&gt;"');
});
