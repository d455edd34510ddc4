import { expect, it } from 'vitest';
import { firstAnswers } from '../../../../shared/statement/first-answers.ts';

it('says in how many working days half and nine tenths had their first answer', () => {
  const flows = { 'first-answer:0': 4, 'first-answer:2': 2, 'first-answer:10': 3, 'first-answer:60': 1 };
  expect(firstAnswers(flows)).toEqual({ cases: 10, median: 2, p90: 10 });
});

it('says nothing of fewer than ten', () => {
  expect(firstAnswers({ 'first-answer:1': 9, answered: 40 })).toEqual({ cases: 9 });
});
