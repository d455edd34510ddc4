import { type Answer, emptyList, type List, putRow, type Row } from '../../browser/assisted/rows.ts';

export const answer = (receipt = 'WYZV-1352-FTYY'): Answer => ({
  ...{ receipt, statusUrl: 'https://bantuan.example/status', answerBy: '2026-12-02', contact: '1500630' },
});

const values = (number: number) => ({ name: `Orang ${number}`, nik: String(3302010101900000 + number) });

export const bodyFor = (number: number): string =>
  JSON.stringify({ submissionId: `id-${number}`, name: `Orang ${number}` });

export const waiting = (number: number): Row => ({
  ...{ number, added: 0, values: { ...values(number), village: 'Sumbang' } },
  ...{ state: 'waiting', body: bodyFor(number) },
});

export const sent = (number: number): Row => ({
  ...{ number, added: 0, values: values(number), state: 'sent', answer: answer() },
});

export const wrong = (number: number): Row => ({
  ...{ number, added: 0, values: values(number), state: 'wrong', problems: [{ message: 'Belum diisi.' }] },
});

export const listOf = (...rows: readonly Row[]): List => rows.reduce(putRow, emptyList);
