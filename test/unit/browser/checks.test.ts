import { expect, test } from 'vitest';
import { problemWith } from '../../../browser/checks.ts';
import { phonePlan as phone } from '../../../shared/catalog/deployment.ts';

const facts = { today: '2026-11-26', phone, provinces: new Set(['32']) };
const answer = (name: string, value: string, more = {}) =>
  problemWith({ name, value, required: false, ...more }, facts);

test('an answer that is needed is missed, and an optional one is not', () => {
  expect(answer('name', ' ', { required: true })).toBe('required');
  expect(answer('consent.given', '', { required: true })).toBe('consent');
  expect(answer('story', '')).toBeUndefined();
});

test.each([
  ['3212014508900001', undefined],
  ['3212 0145 0890 0001', undefined],
  ['321201450890000', 'nik-length'],
  ['9912014508900001', 'nik-region'],
  ['3212017108900001', undefined],
  ['3212014513900001', 'nik-date'],
  ['3212014508200001', 'nik-age'],
  ['3212014508900000', 'nik-serial'],
])('the card number %s is judged as the server does it', (value, problem) => {
  expect(answer('nik', value)).toBe(problem);
});

test('a telephone number is judged as the server does it', () => {
  expect(answer('phone', '0812 3456 7890')).toBeUndefined();
  expect(answer('phone', '08123')).toBe('phone-format');
});

test('the same help is wished once', () => {
  expect(answer('choices.1.program', 'ttg', { before: ['ttg'] })).toBe('duplicate');
  expect(answer('choices.1.program', '', { before: [''] })).toBeUndefined();
});
