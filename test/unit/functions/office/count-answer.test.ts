import { expect, it } from 'vitest';
import { countAnswer } from '../../../../functions/office/count-answer.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { Answer, Referral } from '../../../../shared/referral/referral.ts';
import { captureReport } from '../../../support/reports.ts';

const counted = (program: string, answer: Partial<Answer>) => {
  const report = captureReport();
  countAnswer({ program } as Referral, answer as Answer, { report, catalog });
  return report.counts;
};

it.each([
  ['padat-karya', 'placed-in-program'],
  ['tki-bermasalah', 'case-resolved'],
])('an answer that closes a need of %s with help counts as help, without the program', (program, outcome) => {
  expect(counted(program, { action: 'close', outcome })).toEqual({ Answers: 1, Helped: 1 });
});

it.each([
  { action: 'accept' },
  { action: 'close', outcome: 'not-reachable' },
  { action: 'close', outcome: 'unknown' },
] as const)('any other answer is an answer: %j', (answer) => {
  expect(counted('padat-karya', answer)).toEqual({ Answers: 1 });
});
