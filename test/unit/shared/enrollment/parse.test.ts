import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enrollmentFor } from '../../../../local/people.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { FieldErrorCode } from '../../../../shared/enrollment/field-error.ts';
import { fieldErrorCodes } from '../../../../shared/enrollment/field-error.ts';
import { parseEnrollment } from '../../../../shared/enrollment/parse.ts';
import { isTextKey } from '../../../../shared/text/text.ts';
import { plainBody, someDay, troubledBody } from '../../../support/people.ts';
import { problemOf } from '../../../support/problems.ts';

const parse = (body: unknown) => parseEnrollment(body, { catalog, today: someDay });
const errorsOf = (body: unknown) => problemOf(() => parse(body))?.errors;

/** The body with one field, named by its dotted path, given another value; `undefined` removes it. */
function withField(body: object, path: string, value: unknown): unknown {
  const copy = structuredClone(body) as Record<string, unknown>;
  const parts = path.split('.');
  const parent = parts
    .slice(0, -1)
    .reduce<Record<string, unknown>>((node, part) => node[part] as Record<string, unknown>, copy);
  if (value === undefined) delete parent[parts.at(-1) ?? ''];
  else parent[parts.at(-1) ?? ''] = value;
  return copy;
}

const full = {
  ...troubledBody({ targetGroup: 'bermasalah' }),
  assisted: { by: 'ngo', consent: 'read-aloud' },
  choices: [
    { program: 'tki-bermasalah', caseLocation: 'home' },
    { program: 'kewirausahaan', trainingType: 'sapi' },
    { program: 'kur-tki', kurSubtype: 'usaha' },
  ],
};
const withPlan = plainBody({ targetGroup: 'calon', plan: 'abroad-household', country: 'MY' });

const required = [
  ...[
    'submissionId',
    'choices',
    'choices.0.program',
    'choices.0.caseLocation',
    'choices.1.trainingType',
    'choices.2.kurSubtype',
  ],
  ...[
    'targetGroup',
    'name',
    'nik',
    'phone',
    'phoneOf',
    'district',
    'village',
    'about',
    'consent',
    'consent.version',
  ],
  ...['assisted.by', 'assisted.consent'],
];
const optional = ['story', 'safeContact', 'assisted', 'language', 'consent.protection'];

describe('every synthetic person', () => {
  it('is understood', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), (seed) => {
        expect(errorsOf(enrollmentFor(seed))).toBeUndefined();
      }),
    );
  });
});

describe('a field', () => {
  it('in the full body is as it should be', () => {
    expect(errorsOf(full)).toBeUndefined();
    expect(errorsOf(withPlan)).toBeUndefined();
  });

  it.each(required)('%s is required, and named alone when it is missing', (path) => {
    expect(errorsOf(withField(full, path, undefined))).toEqual([`${path}: required`]);
  });

  it.each(['plan', 'country'])('%s is required where the answers ask for it', (path) => {
    expect(errorsOf(withField(withPlan, path, undefined))).toEqual([`${path}: required`]);
    expect(errorsOf(withField(withPlan, path, null))).toEqual([`${path}: wrong-type`]);
  });

  it.each(optional)('%s may be missing', (path) => {
    expect(errorsOf(withField(full, path, undefined))).toBeUndefined();
  });

  const wrongTypes = [null, 5, true, [], ['x'], {}, { S: 'x' }, { $gt: '' }];
  it.each([...required, ...optional])('%s takes no value of another type, and is named alone', (path) => {
    const own = { assisted: 'object', consent: 'object', choices: 'list', 'consent.protection': 'boolean' }[
      path
    ];
    for (const value of wrongTypes) {
      if (own === 'object' && typeof value === 'object' && value !== null && !Array.isArray(value)) continue;
      if ((own === 'boolean' && value === true) || (own === 'list' && Array.isArray(value))) continue;
      expect(errorsOf(withField(full, path, value))).toEqual([`${path}: wrong-type`]);
    }
  });

  it.each([
    ...[
      'targetGroup',
      'phoneOf',
      'district',
      'about',
      'language',
      'assisted.by',
      'assisted.consent',
      'choices.0.program',
    ],
    ...['choices.0.caseLocation', 'choices.1.trainingType', 'choices.2.kurSubtype'],
  ])('%s takes only what it knows, exactly as written', (path) => {
    const before = path
      .split('.')
      .reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], full);
    for (const value of [
      '',
      'nonsense',
      'toString',
      ` ${before}`,
      `${before} `,
      `${before}\n`,
      String(before).toUpperCase().replace(/\d/g, '9'),
    ]) {
      expect(errorsOf(withField(full, path, value))).toEqual([`${path}: unknown-value`]);
    }
  });

  it.each([
    'status',
    'id',
    'week',
    'isAdmin',
    'ttl',
    'NIK',
    'constructor',
    'toString',
    'hasOwnProperty',
    'birthDate',
    'email',
  ])('named %s is unknown, at every depth', (key) => {
    for (const at of ['', 'choices.0.', 'consent.', 'assisted.']) {
      expect(errorsOf(withField(full, `${at}${key}`, 'x'))).toEqual([`${at}${key}: unknown-field`]);
    }
  });

  it('whose name could be a value is not told back', () => {
    for (const key of ['ｎｉｋ', 'nik\u200b', '3212014505900003', 'x'.repeat(50), 'a b']) {
      expect(errorsOf(withField(full, key, 1))).toEqual(['?: unknown-field']);
    }
  });
});

describe('a body', () => {
  it.each([[null], [true], [1], ['x'], [[]], [[full]]])('that is no object is refused: %j', (body) => {
    expect(errorsOf(body)).toEqual([': wrong-type']);
  });

  it('with several errors names each once, in the form’s order, at most 20', () => {
    const wrong = {
      ...plainBody({ name: '' }),
      nik: '1',
      phone: 'x',
      district: '99.99',
      extra: 1,
      targetGroup: 'x',
    };
    expect(errorsOf(wrong)).toEqual([
      ...['targetGroup: unknown-value', 'name: required', 'nik: nik-length', 'phone: phone-format'],
      ...['district: unknown-value', 'extra: unknown-field'],
    ]);
    const many = Object.fromEntries(Array.from({ length: 1500 }, (_, index) => [`k${index}`, 1]));
    expect(errorsOf({ ...full, ...many })).toHaveLength(20);
  });

  it('is refused without a value of it in the errors', () => {
    const secrets = {
      name: 'Budi<script>',
      nik: '3212014505900000',
      phone: '0899-SECRET',
      village: 'Desa\u0000Rahasia',
      district: 'rahasia',
    };
    const told = JSON.stringify(problemOf(() => parse({ ...plainBody(), ...secrets })));
    for (const value of ['script', '3212', '0899', 'Rahasia', 'rahasia']) expect(told).not.toContain(value);
  });

  it('of many unknown keys costs little', () => {
    const many = Object.fromEntries(Array.from({ length: 2500 }, (_, index) => [`k${index}`, 1]));
    errorsOf(many);
    const start = performance.now();
    errorsOf(many);
    expect(performance.now() - start).toBeLessThan(50);
  });
});

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
  it.each(['true', 'on', 1, false, null, undefined])('is not given by %j', (given) => {
    expect(errorsOf(withField(full, 'consent.given', given))).toEqual(['consent.given: consent']);
  });

  it('must be to a text that is still in use', () => {
    expect(errorsOf(withField(full, 'consent.version', '2015-01'))).toEqual([
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

describe('every code', () => {
  it('has its words', () => {
    const wordless = fieldErrorCodes.filter((code: FieldErrorCode) => !isTextKey(`error.${code}`));
    expect(wordless).toEqual([]);
  });
});
