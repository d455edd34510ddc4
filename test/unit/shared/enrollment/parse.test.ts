import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enrollmentFor } from '../../../../local/week/people.ts';
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

  it('of many unknown keys is told no more of them than a person could read', () => {
    const many = Object.fromEntries(Array.from({ length: 2500 }, (_, index) => [`k${index}`, 1]));
    expect(errorsOf(many)).toHaveLength(20);
  });
});

describe('every code', () => {
  it('has its words', () => {
    const wordless = fieldErrorCodes.filter((code: FieldErrorCode) => !isTextKey(`error.${code}`));
    expect(wordless).toEqual([]);
  });
});
