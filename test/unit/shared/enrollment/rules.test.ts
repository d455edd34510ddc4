import { describe, expect, it } from 'vitest';
import { type EnrollmentBody, enrollmentFor } from '../../../../local/week/people.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { parseEnrollment } from '../../../../shared/enrollment/parse.ts';
import { plainBody, someDay, troubledBody } from '../../../support/people.ts';
import { problemOf } from '../../../support/problems.ts';
import { tinyCatalog } from '../../../support/tiny-catalog.ts';

const errorsOf = (body: unknown, known = catalog) =>
  problemOf(() => parseEnrollment(body, { catalog: known, today: someDay }))?.errors;
const choose = (...choices: EnrollmentBody['choices']) => errorsOf(plainBody({ choices }));

describe('choices', () => {
  it('are one to three different programs', () => {
    expect(choose()).toEqual(['choices: required']);
    expect(
      choose({ program: 'ttg' }, { program: 'padat-karya' }, { program: 'pelatihan-kerja' }),
    ).toBeUndefined();
    expect(choose({ program: 'ttg' }, { program: 'ttg' })).toEqual(['choices.1.program: duplicate']);
    const four = ['ttg', 'padat-karya', 'pelatihan-kerja', 'edukasi-keuangan'].map((program) => ({
      program,
    }));
    expect(choose(...four)).toEqual(['choices: too-many']);
  });

  it('cannot be a program that is only made from answers', () => {
    expect(choose({ program: 'perlindungan' })).toEqual(['choices.0.program: unknown-value']);
  });

  it.each([
    [{ program: 'kewirausahaan' }, ['choices.0.trainingType: required']],
    [{ program: 'kewirausahaan', trainingType: 'belum-tahu' }, undefined],
    [{ program: 'kewirausahaan', trainingType: 'terbang' }, ['choices.0.trainingType: unknown-value']],
    [{ program: 'pelatihan-kerja' }, undefined],
    [{ program: 'pelatihan-kerja', trainingType: 'sapi' }, undefined],
    [{ program: 'padat-karya', trainingType: 'sapi' }, ['choices.0.trainingType: not-allowed-here']],
    [{ program: 'kur-tki' }, ['choices.0.kurSubtype: required']],
    [{ program: 'kur-tki', kurSubtype: 'usaha' }, undefined],
    [{ program: 'ttg', kurSubtype: 'usaha' }, ['choices.0.kurSubtype: not-allowed-here']],
    [{ program: 'ttg', caseLocation: 'home' }, ['choices.0.caseLocation: not-allowed-here']],
  ])('%j: %j', (choice, errors) => {
    expect(choose(choice)).toEqual(errors);
  });

  it('of a misspelled program raise no other complaint', () => {
    const body = troubledBody({ choices: [{ program: 'tki-bermasalh', caseLocation: 'abroad' }] });
    expect(errorsOf({ ...troubledBody(), choices: body.choices })).toEqual([
      'choices.0.program: unknown-value',
    ]);
  });
});

describe('questions to a person in trouble', () => {
  it('belong to that program alone', () => {
    const { about, story, safeContact } = troubledBody();
    expect(errorsOf({ ...plainBody(), about, story, safeContact })).toEqual([
      ...['about: not-allowed-here', 'story: not-allowed-here', 'safeContact: not-allowed-here'],
    ]);
  });

  it('may be asked beside other programs', () => {
    const choices = [{ program: 'padat-karya' }, { program: 'tki-bermasalah', caseLocation: 'home' }];
    expect(errorsOf(troubledBody({ choices }))).toBeUndefined();
  });
});

describe('the plan', () => {
  const calon = (answers: Partial<EnrollmentBody>) => {
    const { plan: _, country: __, ...body } = plainBody({ targetGroup: 'calon' });
    return errorsOf({ ...body, ...answers });
  };

  it.each([
    [{}, ['plan: required']],
    [{ plan: 'home' }, undefined],
    [{ plan: 'not-sure' }, undefined],
    [{ plan: 'home', country: 'MY' }, ['country: not-allowed-here']],
    [{ plan: 'abroad-company' }, undefined],
    [{ plan: 'abroad-company', country: 'MY' }, undefined],
    [{ plan: 'abroad-household' }, ['country: required']],
    [{ plan: 'abroad-household', country: 'SA' }, undefined],
    [{ plan: 'abroad-household', country: 'ID' }, ['country: unknown-value']],
    [{ plan: 'abroad-household', country: 'sa' }, ['country: unknown-value']],
    [{ plan: 'abroad-household', country: 'ZZ' }, ['country: unknown-value']],
    [{ plan: 'mars', country: 'MY' }, ['plan: unknown-value']],
    [{ country: 'MY' }, ['plan: required']],
  ])('of a prospective worker, %j: %j', (answers, errors) => {
    expect(calon(answers)).toEqual(errors);
  });

  it('is asked of nobody else', () => {
    expect(errorsOf(plainBody({ plan: 'home' }))).toEqual(['plan: not-allowed-here']);
    expect(errorsOf(plainBody({ country: 'MY' }))).toEqual(['country: not-allowed-here']);
  });
});

describe('another catalog', () => {
  const body = (overrides: object) => ({
    ...enrollmentFor(
      9,
      { targetGroup: 'back', choices: [{ program: 'nets', trainingType: 'fishing' }], district: '10.02' },
      tinyCatalog,
    ),
    nik: '1001014505900003',
    ...overrides,
  });

  it('rules the same code', () => {
    expect(errorsOf(body({}), tinyCatalog)).toBeUndefined();
    expect(errorsOf(body({ choices: [{ program: 'nets' }] }), tinyCatalog)).toEqual([
      'choices.0.trainingType: required',
    ]);
    expect(errorsOf(body({ choices: [{ program: 'rescue', caseLocation: 'sea' }] }), tinyCatalog)).toEqual([
      'story: required',
    ]);
    expect(
      errorsOf(body({ choices: [{ program: 'rescue', caseLocation: 'abroad' }], story: 'x' }), tinyCatalog),
    ).toEqual(['choices.0.caseLocation: unknown-value']);
    expect(errorsOf(body({ targetGroup: 'leaving' }), tinyCatalog)).toEqual(['plan: required']);
    expect(errorsOf(body({ targetGroup: 'leaving', plan: 'ship', country: 'XA' }), tinyCatalog)).toEqual([
      'country: unknown-value',
    ]);
    expect(errorsOf(body({ choices: [{ program: 'padat-karya' }] }), tinyCatalog)).toEqual([
      'choices.0.program: unknown-value',
    ]);
  });

  it('knows its own provinces on the card', () => {
    expect(errorsOf(body({ nik: '3212014505900003' }), tinyCatalog)).toEqual(['nik: nik-region']);
    expect(errorsOf(body({ nik: '1901014505900003' }), tinyCatalog)).toBeUndefined();
  });
});
