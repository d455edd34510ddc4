import { expect, test } from 'vitest';
import { roundedInWords } from '../../../../shared/letter/rounded-words.ts';

test.each([
  [{ shown: 0, low: 0, high: 2 }, '0–2'],
  [{ shown: 0, low: 0, high: 0 }, '≈ 0'],
  [{ shown: 5, low: 3, high: 8 }, '≈ 5'],
  [{ shown: 110, low: 108, high: 112 }, '≈ 110'],
  [{ shown: 110, low: 104, high: 112 }, '≈ 110'],
  [{ shown: 5, low: 1, high: 7 }, '1–7'],
  [{ shown: 20, low: 18, high: 25 }, '18–25'],
])('%j is told as %s: about what it is, or between which it lies', (rounded, words) => {
  expect(roundedInWords(rounded)).toBe(words);
});
