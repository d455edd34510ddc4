import { describe, expect, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { noticeOf } from '../../../../shared/pages/notice.ts';
import { receiptPage } from '../../../../shared/pages/receipt.ts';
import { statusPage } from '../../../../shared/pages/status.ts';
import { statusForm } from '../../../../shared/pages/status-form.ts';
import { stages } from '../../../../shared/referral/stage.ts';
import { languages } from '../../../../shared/text/language.ts';
import { wordsOf } from '../../../support/markup.ts';

const facts = {
  receipt: '7K3M-Q2XA-9PWD',
  statusUrl: 'https://help.example/status',
  receivedAt: '2026-11-24T02:05:00.000Z',
  answerBy: '2026-11-27',
  contact: '0800 1000',
};
const telling = [
  ...catalog.programs.flatMap(({ id, name, plain }) => [id, name.id, name.en, plain.id, plain.en]),
  ...catalog.offices.map(({ name }) => name),
];

describe.each(languages)('in %s', (language) => {
  const notice = noticeOf('placement-closed', language, facts.contact);
  const choices = stages.map((stage) => ({ stage, answerBy: '2026-11-27', date: '2026-12-01' }));
  const pages = {
    receipt: receiptPage({ ...facts, language }),
    notice: receiptPage({ ...facts, notice, language }),
    status: statusPage({ ...facts, choices, language, today: '2026-11-24' }),
    question: statusForm({ language }),
  };

  test.each(Object.entries(pages))('the page %s names no program and no office', (_name, page) => {
    const words = wordsOf(page).toLowerCase();
    expect(telling.filter((name) => words.includes(name.toLowerCase()))).toEqual([]);
  });

  test.each(Object.entries(pages))('the page %s has the receipt in no address', (_name, page) => {
    const addresses = [...page.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, address = '']) => address);
    expect(addresses.filter((address) => address.includes('7K3M'))).toEqual([]);
  });

  test('the receipt page says the code, the day and whom to call', () => {
    const words = wordsOf(pages.receipt);
    for (const fact of ['7K3M-Q2XA-9PWD', '27 November 2026', '0800 1000', facts.statusUrl])
      expect(words).toContain(fact);
  });

  test('the notice says what is closed and what is open', () => {
    for (const words of [notice.message, ...notice.alternatives])
      expect(wordsOf(pages.notice)).toContain(words);
  });
});

test('a day that has passed is not promised any more', () => {
  const choices = [{ stage: 'received', answerBy: '2026-11-27' } as const];
  const on = (today: string) => wordsOf(statusPage({ ...facts, choices, language: 'id', today }));
  expect(on('2026-11-27')).toContain('Kabar berikutnya paling lambat Jumat, 27 November 2026');
  expect(on('2026-11-28')).toContain(
    'Kabar sudah terlambat. Seharusnya paling lambat Jumat, 27 November 2026',
  );
});

test('a mistyped code stays in the field, with what is wrong beside it', () => {
  const page = statusForm({ language: 'id', typed: '7K3M"><b>', problem: { code: 'receipt-typo' } });
  expect(page).toContain('value="7K3M&quot;&gt;&lt;b&gt;"');
  expect(page).toContain('aria-invalid="true"');
});
