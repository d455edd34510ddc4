import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { parseEnrollment } from '../../../../shared/enrollment/parse.ts';
import { plainBody, someDay } from '../../../support/people.ts';
import { problemOf } from '../../../support/problems.ts';

const parse = (body: unknown) => parseEnrollment(body, { catalog, today: someDay });
const errorsOf = (body: unknown) => problemOf(() => parse(body))?.errors;

describe('the id of a submission', () => {
  it.each([
    '5f0c1c8e-7a51-4b3e-9d6c-0a1b2c3d4e5f',
    '019abcde-7a51-7b3e-8d6c-0a1b2c3d4e5f',
    '5F0C1C8E-7A51-4B3E-9D6C-0A1B2C3D4E5F',
  ])('may be %s, and is kept in lower case', (submissionId) => {
    expect(parse(plainBody({ submissionId })).submissionId).toBe(submissionId.toLowerCase());
  });

  it.each([
    ...[
      '',
      '00000000-0000-0000-0000-000000000000',
      'ffffffff-ffff-ffff-ffff-ffffffffffff',
      '{5f0c1c8e-7a51-4b3e-9d6c-0a1b2c3d4e5f}',
    ],
    ...[
      '5f0c1c8e-7a51-1b3e-9d6c-0a1b2c3d4e5f',
      '5f0c1c8e-7a51-4b3e-cd6c-0a1b2c3d4e5f',
      '5f0c1c8e7a514b3e9d6c0a1b2c3d4e5f',
      '5f0c1c8e-7a51-4b3e-9d6c-0a1b2c3d4e5f\n',
    ],
  ])('may not be %j', (submissionId) => {
    expect(errorsOf(plainBody({ submissionId }))).toEqual(['submissionId: submission-id']);
  });
});

describe('consent', () => {
  const body = plainBody();

  it.each(['true', 'on', 1, false, null, undefined])('is not given by %j', (given) => {
    expect(errorsOf({ ...body, consent: { ...body.consent, given } })).toEqual(['consent.given: consent']);
  });

  it('must be to a text that is still in use', () => {
    expect(errorsOf({ ...body, consent: { ...body.consent, version: '2015-01' } })).toEqual([
      'consent.version: consent-version',
    ]);
  });
});

describe('what follows from the card', () => {
  it('is the sex and the age band, never a date', () => {
    const parsed = parse(plainBody({ nik: '3212014505900003' }));
    expect(parsed).toMatchObject({ sex: 'f', ageBand: '35-44', nik: '3212014505900003' });
    expect(JSON.stringify(parsed)).not.toContain('1990');
  });

  it.each([
    ['2011-11-25', '15-17'],
    ['2008-11-25', '18-24'],
    ['1961-11-25', '65+'],
    ['1961-11-26', '55-64'],
  ])('born %s: band %s', (birthDate, band) => {
    const [year = '', month, day] = birthDate.split('-');
    expect(parse(plainBody({ nik: `321201${day}${month}${year.slice(2)}0001` })).ageBand).toBe(band);
  });
});
