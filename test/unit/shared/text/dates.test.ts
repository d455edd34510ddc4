import { expect, test } from 'vitest';
import { dateInWords, momentInWords } from '../../../../shared/text/dates.ts';

test('a day is said with its weekday', () => {
  expect(dateInWords('2026-11-30', 'id')).toBe('Senin, 30 November 2026');
  expect(dateInWords('2027-08-17', 'en')).toBe('Tuesday, 17 August 2027');
});

test('a moment is said in the time of Jakarta, also over midnight and new year', () => {
  expect(momentInWords('2026-11-24T02:05:00.000Z', 'id')).toBe('Selasa, 24 November 2026, 09.05 WIB');
  expect(momentInWords('2026-12-31T17:00:00Z', 'id')).toBe('Jumat, 1 Januari 2027, 00.00 WIB');
  expect(momentInWords('2026-12-31T16:59:59Z', 'en')).toBe(
    'Thursday, 31 December 2026, 23:59 (Jakarta time)',
  );
});
