import { catalog } from '../../shared/catalog/current.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import type { Fact } from './artifacts.ts';
import type { Inequality } from './solver.ts';

/**
 * What a reader of all letters and files of a week can put together: the catalog says who owns what, and how figures
 * add up is no secret. Written apart from what decides about the rounding, so that a gap there shows here.
 */
export function identitiesOf({ proof }: Statement, facts: readonly Fact[]): Inequality[] {
  const told = new Set(facts.map(({ name }) => name));
  const offices = catalog.offices.map(({ id }) => id);
  const tellers = (name: string) => offices.map((id) => `${id}|${name}`).filter((one) => told.has(one));
  const all = (name: string) => offices.map((id) => `${id}|${name}`);
  const tables = Map.groupBy(told, (name) => name.slice(0, name.indexOf(':')));
  const rows = (office: string, kind: string) => tables.get(`${office}|${kind}`) ?? [];
  const programs = (restricted: boolean) =>
    catalog.programs.filter((one) => one.restricted === restricted).map(({ id }) => `|program:${id}`);
  return [
    equal('|unrestricted', programs(false)),
    equal('|unrestricted', rows('', 'district')),
    equal('|unrestricted', rows('', 'group')),
    equal('|unrestricted', tellers('choices')),
    equal('|choices', ['|unrestricted', ...programs(true)]),
    ...catalog.programs
      .filter(({ restricted }) => !restricted)
      .map(({ id }) => equal(`|program:${id}`, ownersOf(id, told))),
    ...catalog.districts.map(({ code }) => equal(`|district:${code}`, inDistrict(code))),
    ...['bnp2tki', 'kemensos', 'desk'].map((id) =>
      equal(
        `${id}|choices`,
        catalog.districts.map(({ code }) => `${id}|district:${code}`),
      ),
    ),
    ...offices
      .filter((id) => rows(id, 'program').length > 0)
      .map((id) => equal(`${id}|choices`, rows(id, 'program'))),
    ...['answered', 'closed', 'open'].map((name) => equal(`|${name}`, all(name))),
    equal('|held', ['desk|choices']),
    atMost('|choices', ['|repeats']),
    ...(proof.underWay === 0 ? [atMost('|choices', ['|people'])] : []),
    ...tellers('people').flatMap((name) => [atMost(name.replace('people', 'choices'), [name])]),
    ...(proof.underWay === 0 ? tellers('people').map((name) => atMost('|people', [name])) : []),
    ...['', ...offices].flatMap((id) => ofClosed(id, rows(id, 'outcome'))),
    ...rows('', 'outcome').map((name) => atMost(name, tellers(name.slice(1)))),
    atMost('|answered', [
      '|scheduled',
      ...rows('', 'wait'),
      ...rows('', 'decline'),
      ...byOffices(rows('', 'outcome')),
    ]),
    atMost('|closed', rows('', 'incentive')),
    atMost('|closed', ['|peopleHelped']),
    ...trained(rows('', 'training')),
    equal('|notCovered', rows('', 'notCovered')),
    equal('|open', rows('', 'state')),
    equal('|due', rows('', 'overdue')),
    ...['', ...offices].map((id) => atMost(`${id}|open`, [`${id}|due`])),
  ];
}

const equal = (whole: string, parts: readonly string[]): Inequality => ({
  ...{ low: 0, high: 0 },
  terms: [[whole, -1], ...parts.map((part) => [part, 1] as const)],
});
const atMost = (whole: string, parts: readonly string[]): Inequality => ({
  ...equal(whole, parts),
  low: Number.NEGATIVE_INFINITY,
});

/** Whose figures make up a program: who tells it as a row, and who has nothing else. */
function ownersOf(program: string, told: ReadonlySet<string>): string[] {
  const rows = catalog.offices.map(({ id }) => `${id}|program:${program}`).filter((name) => told.has(name));
  const { lead, leadWhen } = catalog.program(program);
  const leads = [lead, ...leadWhen.map((one) => one.lead)].filter((id) => id !== 'disnaker');
  return [...rows, ...leads.map((id) => `${id}|choices`)];
}

const inDistrict = (code: string): string[] => [
  `disnaker@${code}|choices`,
  ...['bnp2tki', 'kemensos', 'desk'].map((id) => `${id}|district:${code}`),
];

const byOffices = (outcomes: readonly string[]): string[] =>
  outcomes.filter((name) => !name.endsWith(':withdrawn'));

function ofClosed(office: string, outcomes: readonly string[]): Inequality[] {
  if (outcomes.length === 0) return [];
  const sum = office === '' ? atMost : equal;
  return [sum(`${office}|closed`, outcomes), atMost(`${office}|answered`, byOffices(outcomes))];
}

/** Entrepreneurship always names a training; the other may. */
const trained = (rows: readonly string[]): Inequality[] => [
  equal('|trained', rows),
  atMost('|trained', ['|program:kewirausahaan']),
  {
    low: 0,
    high: Number.POSITIVE_INFINITY,
    terms: [
      ['|program:kewirausahaan', 1],
      ['|program:pelatihan-kerja', 1],
      ['|trained', -1],
    ],
  },
];
