import * as fc from 'fast-check';
import { catalog } from '../../../shared/catalog/current.ts';
import { enrollmentShape } from '../../../shared/enrollment/shape.ts';
import { type Attempt, type Expected, type Fresh, sent } from '../harness/attempt.ts';
import type { HostileClass } from '../harness/hostile-class.ts';

type Body = Readonly<Record<string, unknown>>;

const { shape } = enrollmentShape(catalog);
const fields = Object.keys(shape) as (keyof typeof shape)[];
/** As the schema says it, so that a new field is in the battery at once. */
const required = fields.filter((field) => !shape[field].def.type.match(/^(optional|default)$/));
const scalars = required.filter((field) => !['choices', 'consent'].includes(field));

const at = (path: string, code?: string): Expected => ({ refused: 400, at: [path], ...(code && { code }) });
const unknown = (field: string): Expected => at(field, 'unknown-field');

const without = (body: Body, field: string): Body =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name !== field));

/** Fields that a store, a framework or the next version may have. */
const assigned: Readonly<Record<string, unknown>> = {
  ...{
    status: 'accepted',
    id: 1,
    createdAt: '2020-01-01',
    updatedAt: 0,
    week: '2026-W01',
    year: 2020,
    ttl: 1,
  },
  ...{ isAdmin: true, role: 'admin', pk: 'OFFICE', sk: 'desk', kind: 'office', office: 'desk', receipt: 'X' },
  ...{ stage: 'closed', answerBy: '2020-01-01', person: 'x', sealed: 'x', flags: [], source: 'x', sex: 'f' },
  ...{ ageBand: '15-17', notes: [], requests: [], content: 'x', answer: '{}', submission: 'x' },
};

const otherSpellings: Readonly<Record<string, string>> = {
  nik: 'NIK',
  name: 'ｎａｍｅ',
  phone: 'phone\u200b',
  village: ' village',
  district: 'dıstrict',
  targetGroup: 'target_group',
  phoneOf: 'phoneof',
};

const instead: readonly unknown[] = [
  ...[[], ['x'], { 0: 'x' }, { length: 3 }, { $gt: '' }, { $ne: null }, { S: 'x' }, { N: '1' }],
  ...[[[]], 1, true],
];

const wrongTyped = (field: string, value: unknown, fresh: Fresh): Attempt =>
  sent(`${field}: ${JSON.stringify(value)}`, { ...fresh(), [field]: value }, at(field, 'wrong-type'));

const wrongs: Body = { phone: '12', phoneOf: 'mine', district: '99.99', village: '', language: 'fr' };
const inOrder = (names: readonly string[]) => fields.filter((field) => names.includes(field));

const wrongIn = (names: readonly string[], fresh: Fresh): Attempt => {
  const some = Object.entries(wrongs).filter(([name]) => names.includes(name));
  return sent(
    names.join(', '),
    { ...fresh(), ...Object.fromEntries(some) },
    { refused: 400, at: inOrder(names) },
  );
};

/** JSON as a structure. */
export const structureClasses: readonly HostileClass[] = [
  {
    id: 'B25',
    words: 'fields of the store, of a framework, of the next version (mass assignment)',
    fixed: (fresh) =>
      Object.entries(assigned).map(([name, value]) =>
        sent(name, { ...fresh(), [name]: value }, unknown(name)),
      ),
    generated: (fresh) =>
      fc
        .stringMatching(/^[a-z][a-zA-Z]{3,20}$/)
        .filter((name) => !fields.some((field) => field === name))
        .map((name) => sent('any other field', { ...fresh(), [name]: 'x' }, unknown(name))),
  },
  {
    id: 'B26',
    words: 'keys in other case, in wide letters, with invisible ones',
    fixed: (fresh) =>
      Object.entries(otherSpellings).flatMap(([field, other]) => {
        const body = fresh();
        const value = (body as Body)[field];
        return [
          sent(
            `${other} instead`,
            { ...without(body, field), [other]: value },
            { refused: 400, code: 'unknown-field' },
          ),
          sent(`${other} beside it`, { ...fresh(), [other]: 'x' }, { refused: 400, code: 'unknown-field' }),
        ];
      }),
  },
  {
    id: 'B28',
    words: 'lists and objects where texts belong: operators, typed values, things with a length',
    fixed: (fresh) => [
      ...scalars.flatMap((field) => instead.map((value) => wrongTyped(field, value, fresh))),
      ...[{ 0: { program: 'padat-karya' }, length: 1 }, 'padat-karya', { program: 'padat-karya' }].map(
        (value) => wrongTyped('choices', value, fresh),
      ),
    ],
    generated: (fresh) =>
      fc
        .tuple(
          fc.constantFrom(...scalars),
          fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())),
        )
        .map(([field, value]) =>
          sent(`${field}: any list or object`, { ...fresh(), [field]: value }, { refused: 400 }),
        ),
  },
  {
    id: 'B29',
    words: 'each required field missing, null, empty or of another type',
    fixed: (fresh) => [
      ...required.flatMap((field) => [
        sent(`no ${field}`, without(fresh(), field), at(field, 'required')),
        sent(`${field}: null`, { ...fresh(), [field]: null }, at(field, 'wrong-type')),
        sent(`${field}: 0`, { ...fresh(), [field]: 0 }, at(field, 'wrong-type')),
      ]),
      ...scalars.map((field) => sent(`${field} empty`, { ...fresh(), [field]: '' }, at(field))),
      sent('no choice', { ...fresh(), choices: [] }, at('choices', 'required')),
      sent('an empty choice', { ...fresh(), choices: [{}] }, at('choices.0.program', 'required')),
      sent('a choice of null', { ...fresh(), choices: [null] }, at('choices.0', 'wrong-type')),
      sent(
        'an empty consent',
        { ...fresh(), consent: {} },
        { refused: 400, at: ['consent.given', 'consent.version'] },
      ),
    ],
  },
  {
    id: 'B31',
    words: 'many errors at once',
    fixed: (fresh) => [
      wrongIn(Object.keys(wrongs), fresh),
      sent('nothing but an empty object', {}, { refused: 400, at: required }),
      sent(
        '60 unknown fields',
        { ...fresh(), ...Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`x${i}`, i])) },
        {
          refused: 400,
          code: 'unknown-field',
        },
      ),
    ],
    generated: (fresh) =>
      fc.shuffledSubarray(Object.keys(wrongs), { minLength: 2 }).map((names) => wrongIn(names, fresh)),
  },
];
