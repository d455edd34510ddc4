import * as fc from 'fast-check';
import { type Attempt, type Fresh, sent } from '../harness/attempt.ts';
import type { HostileClass } from '../harness/hostile-class.ts';
import { accepted, refused } from './one-field.ts';

/** Dates as other programs write them. */
const oddDates = [
  ...['1995-02-30', '0000-00-00', '31/12/1995', '1995-2-5', '1995-02-05T00:00:00Z', '1995-02-05+07:00'],
  ...['11995-02-05', '-001995-02-05', '9999-12-31', '1995-02-05 00:00', '05-02-1995', '', '0', '2026-W48'],
];

const wrongIds = [
  ...['', 'x', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  ...['{a1b2c3d4-0000-4000-8000-000000000001}', 'urn:uuid:a1b2c3d4-0000-4000-8000-000000000001'],
  ...['a1b2c3d4-0000-1000-8000-000000000001', 'a1b2c3d4-0000-4000-c000-000000000001'],
  ...['a1b2c3d4000040008000000000000001', 'a1b2c3d4-0000-4000-8000-00000000000g'],
  ...['a1b2c3d4-0000-4000-8000-000000000001 ', 'a1b2c3d4-0000-4000-8000-000000000001\n'],
  ...['a1b2c3d4-0000-5000-8000-000000000001', 'а1b2c3d4-0000-4000-8000-000000000001'],
];

/** One choice of this kind, and what is wrong with it. */
const choosing = (fresh: Fresh, choice: object, at: string, code: string): Attempt =>
  sent(`${JSON.stringify(choice)}`, fresh({ choices: [choice] }), { refused: 400, at: [at], code });

const consenting = (fresh: Fresh, consent: unknown, at: string): Attempt =>
  sent(`consent ${JSON.stringify(consent)}`, { ...fresh(), consent }, { refused: 400, at: [at] });

/** Dates, codes, consent, ids, and what one answer asks of another. */
export const identifierClasses: readonly HostileClass[] = [
  {
    id: 'B57',
    words: 'dates that are none',
    fixed: (fresh) => [
      ...oddDates.map((date) => refused(fresh, 'birthDate', date, 'unknown-field')),
      ...oddDates.map((date) =>
        sent(`text of ${date}`, { ...fresh(), consent: { given: true, version: date } }, wrongVersion),
      ),
    ],
    remark:
      'the form has no date; dates on cards: B50; dates that an office promises: the office’s own battery',
  },
  {
    id: 'B59',
    words: 'a day of departure',
    fixed: (fresh) =>
      ['2020-01-01', '1890-01-01', '2099-01-01', 'besok'].map((date) =>
        refused(fresh, 'departureDate', date, 'unknown-field'),
      ),
    remark: 'not asked for: the field is refused',
  },
  {
    id: 'B60',
    words: 'programs and countries that are unknown, padded, in capitals, retired, or Indonesia itself',
    fixed: (fresh) => [
      ...[
        '',
        'x',
        'PADAT-KARYA',
        ' padat-karya',
        'padat-karya ',
        'padat_karya',
        'perlindungan',
        '0',
        'toString',
      ].map((program) => choosing(fresh, { program }, 'choices.0.program', 'unknown-value')),
      ...['ID', 'sa', ' SA', 'SA ', 'XX', 'ZZ', 'SAU', 'UK', 'AN', 'SU', '682', ''].map((country) =>
        sent(`country ${country}`, abroad(fresh, country), {
          refused: 400,
          at: ['country'],
          code: 'unknown-value',
        }),
      ),
      sent('country SA', abroad(fresh, 'SA'), { kept: { country: 'SA', placement: 'closed' } }),
    ],
    generated: (fresh) =>
      fc
        .stringMatching(/^[a-z]{1,12}(-[a-z]{1,12})?$/)
        .map((program) => choosing(fresh, { program }, 'choices.0.program', 'unknown-value')),
  },
  {
    id: 'B61',
    words: 'consent that is none, or to another text',
    fixed: (fresh) => {
      const { consent } = fresh();
      return [
        ...['true', 1, 'on', 'yes', false, null, {}, [true]].map((given) =>
          consenting(fresh, { ...consent, given }, 'consent.given'),
        ),
        consenting(fresh, { version: consent.version }, 'consent.given'),
        ...['', '2019', '2026-11-26 ', '2099-01', 'x'].map((version) =>
          consenting(fresh, { given: true, version }, 'consent.version'),
        ),
        ...['true', 1, null].map((protection) =>
          consenting(fresh, { ...consent, protection }, 'consent.protection'),
        ),
        ...[true, 'yes', null, []].map((one) => consenting(fresh, one, 'consent')),
        sent(
          'no consent',
          { ...fresh(), consent: undefined },
          { refused: 400, at: ['consent'], code: 'required' },
        ),
      ];
    },
  },
  {
    id: 'B62',
    words: 'submission ids: nil, max, other versions, braces, capitals',
    fixed: (fresh) => [
      ...wrongIds.map((id) => refused(fresh, 'submissionId', id, 'submission-id')),
      ...['a1b2c3d4-0000-4000-8000-0000000000AB', 'A1B2C3D4-0000-7000-BFFF-0000000000AC'].map(
        (id): Attempt => ({ ...accepted(fresh, 'submissionId', id), expected: { kept: {} } }),
      ),
    ],
    generated: (fresh) =>
      fc
        .tuple(fc.uuid({ version: [1, 2, 3, 5, 6, 8] }), fc.boolean())
        .map(([id, upper]) => refused(fresh, 'submissionId', upper ? id.toUpperCase() : id, 'submission-id')),
  },
  {
    id: 'B63',
    words: 'what one answer asks of another',
    fixed: (fresh) => [
      ...['passportNumber', 'guardian', 'guardianNik'].map((field) =>
        refused(fresh, field, 'X1234567', 'unknown-field'),
      ),
      choosing(fresh, { program: 'kewirausahaan' }, 'choices.0.trainingType', 'required'),
      choosing(
        fresh,
        { program: 'padat-karya', trainingType: 'menjahit' },
        'choices.0.trainingType',
        'not-allowed-here',
      ),
      choosing(
        fresh,
        { program: 'padat-karya', kurSubtype: 'usaha' },
        'choices.0.kurSubtype',
        'not-allowed-here',
      ),
      choosing(
        fresh,
        { program: 'padat-karya', caseLocation: 'home' },
        'choices.0.caseLocation',
        'not-allowed-here',
      ),
      choosing(
        fresh,
        { program: 'kewirausahaan', trainingType: 'x' },
        'choices.0.trainingType',
        'unknown-value',
      ),
      ...['story', 'about', 'safeContact'].map((field) =>
        sent(
          field,
          { ...fresh(), [field]: field === 'about' ? 'self' : 'Cerita' },
          { refused: 400, at: [field], code: 'not-allowed-here' },
        ),
      ),
      refused(fresh, 'plan', 'home', 'not-allowed-here'),
      refused(fresh, 'country', 'SA', 'not-allowed-here'),
      sent('no plan', { ...abroad(fresh, 'SA'), plan: undefined, country: undefined }, needed('plan')),
      sent('no country', { ...abroad(fresh, 'SA'), country: undefined }, needed('country')),
      sent('twice the same', fresh({ choices: [{ program: 'ttg' }, { program: 'ttg' }] }), {
        ...{ refused: 400, at: ['choices.1.program'], code: 'duplicate' },
      }),
      sent(
        'a group that is not welcome',
        fresh({ targetGroup: 'bermasalah', choices: [{ program: 'remitansi' }] }),
        {
          refused: 422,
          code: 'not-eligible',
        },
      ),
    ],
    remark: 'the contract asks for no passport and no guardian; its own rules are tried instead',
  },
];

const wrongVersion = { refused: 400, at: ['consent.version'], code: 'consent-version' } as const;
const needed = (field: string) => ({ refused: 400, at: [field], code: 'required' }) as const;

/** Plans to work in a private home there. */
const abroad = (fresh: Fresh, country: string) => ({
  ...fresh({ targetGroup: 'calon', choices: [{ program: 'pelatihan-kerja' }], plan: 'abroad-household' }),
  country,
});
