import { expect, it } from 'vitest';
import { readEnvironment } from '../../../shared/environment.ts';

it('gives the variables that were asked for', () => {
  const source = { TABLE_NAME: 'records', SENDER: 'a@b.example', OTHER: 'x' };
  expect(readEnvironment(['TABLE_NAME', 'SENDER'], source)).toEqual({
    TABLE_NAME: 'records',
    SENDER: 'a@b.example',
  });
});

it('stops a cold start, naming every variable that is missing or empty', () => {
  expect(() =>
    readEnvironment(['TABLE_NAME', 'SENDER', 'ORIGIN'], { SENDER: '', ORIGIN: 'https://x' }),
  ).toThrow('Environment variables missing: TABLE_NAME, SENDER');
});
