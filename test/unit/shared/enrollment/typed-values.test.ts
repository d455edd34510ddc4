import { describe, expect, it } from 'vitest';
import { typedValues } from '../../../../shared/enrollment/typed-values.ts';

const headers = { 'content-type': 'application/x-www-form-urlencoded' };

describe('what was typed', () => {
  it('comes back by the form’s names, at the places that errors will name', () => {
    const body =
      'choices.0.program=&choices.2.program=ttg&name=Siti&consent.given=on&consent.protection=off&story=';
    expect(typedValues({ headers, body })).toEqual({
      'choices.0.program': 'ttg',
      name: 'Siti',
      'consent.given': 'true',
    });
  });
});
