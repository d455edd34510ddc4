import { expect, test } from 'vitest';
import { screenOf } from '../../../browser/form/screen-of.ts';

test.each([
  ['choices.0.program', 'need'],
  ['choices.0.trainingType', 'details'],
  ['choices.1.program', 'more'],
  ['choices.2.caseLocation', 'more'],
  ['story', 'case'],
  ['targetGroup', 'who'],
  ['country', 'plan'],
  ['village', 'where'],
  ['nik', 'contact'],
  ['phoneOf', 'contact'],
  ['assisted.consent', 'helper'],
  ['consent.protection', 'consent'],
])('%s is asked on the screen %s', (name, screen) => {
  expect(screenOf(name)).toBe(screen);
});

test('a question that the list does not know stays with its part of the form', () => {
  expect(screenOf('shoeSize')).toBeUndefined();
});
