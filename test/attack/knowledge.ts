import { catalog } from '../../shared/catalog/current.ts';
import { mondayAfter, overdueOn } from '../../shared/statement/due.ts';
import { firstAnswers } from '../../shared/statement/first-answers.ts';
import { silentOffices } from '../../shared/statement/silent-offices.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import type { Fact } from './artifacts.ts';
import type { Inequality } from './solver.ts';

/**
 * What a reader of all letters and files of a week can put together: the catalog says who owns what, and how figures
 * add up is no secret. Written apart from what decides about the rounding, so that a gap there shows here.
 */
export function identitiesOf(statement: Statement, facts: readonly Fact[]): Inequality[] {
  const told = toldIn(facts);
  return [
    ...ofNew(told),
    ...ofPlaces(told),
    ...(statement.proof.underWay === 0 ? ofPeople(told) : []),
    ...ofAnswers(told),
    ...ofOpen(told),
    ...ofSilence(statement, told),
    ...ofQuantiles(statement, told),
  ];
}

type Told = {
  /** Names of the rows of one table, of an office or (empty) of the country. */
  readonly rows: (office: string, kind: string) => readonly string[];
  /** Names of one figure at those offices that tell it. */
  readonly tellers: (figure: string) => string[];
};

const offices = catalog.offices.map(({ id }) => id);
const programs = (restricted: boolean): string[] =>
  catalog.programs.filter((one) => one.restricted === restricted).map(({ id }) => id);
/** Offices that can have something new in any district: what it is there, only some tell. */
const anywhere = ['bnp2tki', 'kemensos', 'desk'];

function toldIn(facts: readonly Fact[]): Told {
  const names = new Set(facts.map(({ name }) => name));
  const tables = Map.groupBy(names, (name) => name.slice(0, name.indexOf(':')));
  return {
    rows: (office, kind) => tables.get(`${office}|${kind}`) ?? [],
    tellers: (figure) => offices.map((id) => `${id}|${figure}`).filter((name) => names.has(name)),
  };
}

const ofNew = ({ rows, tellers }: Told): Inequality[] => [
  equal('|unrestricted', rows('', 'group')),
  equal('|unrestricted', tellers('choices')),
  equal(
    '|unrestricted',
    programs(false).map((id) => `|program:${id}`),
  ),
  equal('|choices', ['|unrestricted', ...programs(true).map((id) => `|program:${id}`)]),
  atMost('|choices', ['|repeats']),
  equal('|held', ['desk|choices']),
  ...programs(false).map((id) => equal(`|program:${id}`, [...tellers(`program:${id}`), ...leadsOf(id)])),
  ...offices
    .filter((id) => rows(id, 'program').length > 0)
    .map((id) => equal(`${id}|choices`, rows(id, 'program'))),
  ...trained(rows('', 'training')),
];

/** National leads have nothing else that is new: their choices are of this program. */
function leadsOf(program: string): string[] {
  const { lead, leadWhen } = catalog.program(program);
  const leads = [lead, ...leadWhen.map((one) => one.lead)].filter((id) => id !== 'disnaker');
  return leads.map((id) => `${id}|choices`);
}

/** Entrepreneurship always names a training; work training may. */
const trained = (rows: readonly string[]): Inequality[] => [
  equal('|trained', rows),
  atMost('|trained', ['|program:kewirausahaan']),
  {
    ...{ low: 0, high: Number.POSITIVE_INFINITY },
    terms: [
      ['|program:kewirausahaan', 1],
      ['|program:pelatihan-kerja', 1],
      ['|trained', -1],
    ],
  },
];

const ofPlaces = ({ rows }: Told): Inequality[] => [
  equal('|unrestricted', rows('', 'district')),
  equal('|notCovered', rows('', 'notCovered')),
  ...catalog.districts.map(({ code }) =>
    equal(`|district:${code}`, [
      `disnaker@${code}|choices`,
      ...anywhere.map((id) => `${id}|district:${code}`),
    ]),
  ),
  ...anywhere.map((id) =>
    equal(
      `${id}|choices`,
      catalog.districts.map(({ code }) => `${id}|district:${code}`),
    ),
  ),
];

const ofPeople = ({ tellers }: Told): Inequality[] => [
  atMost('|choices', ['|people']),
  ...tellers('people').flatMap((name) => [
    atMost('|people', [name]),
    atMost(name.replace('people', 'choices'), [name]),
  ]),
];

const ofAnswers = ({ rows, tellers }: Told): Inequality[] => [
  ...['answered', 'closed'].map((name) =>
    equal(
      `|${name}`,
      offices.map((id) => `${id}|${name}`),
    ),
  ),
  atMost('|answered', [
    ...['|scheduled', ...rows('', 'wait'), ...rows('', 'decline')],
    ...byOffices(rows('', 'outcome')),
  ]),
  atMost('|closed', rows('', 'outcome')),
  atMost('|closed', rows('', 'incentive')),
  atMost('|closed', ['|peopleHelped']),
  ...rows('', 'outcome').map((name) => atMost(name, tellers(name.slice(1)))),
  ...offices
    .filter((id) => rows(id, 'outcome').length > 0)
    .flatMap((id) => [
      equal(`${id}|closed`, rows(id, 'outcome')),
      atMost(`${id}|answered`, byOffices(rows(id, 'outcome'))),
    ]),
];

/** The applicant closes too, by withdrawing. */
const byOffices = (outcomes: readonly string[]): string[] =>
  outcomes.filter((name) => !name.endsWith(':withdrawn'));

const ofOpen = ({ rows }: Told): Inequality[] => [
  equal(
    '|open',
    offices.map((id) => `${id}|open`),
  ),
  equal('|open', rows('', 'state')),
  equal('|due', rows('', 'overdue')),
  ...['', ...offices].map((id) => atMost(`${id}|open`, [`${id}|due`])),
];

/** The national letter names who is silent; who is not, and has something overdue, has answered somebody. */
function ofSilence(statement: Statement, { tellers }: Told): Inequality[] {
  const silent = new Set(silentOffices(statement));
  const monday = mondayAfter(statement.week);
  return tellers('answered').flatMap((name) => {
    const office = name.slice(0, name.indexOf('|'));
    if (silent.has(office)) return [{ low: 0, high: 0, terms: [[name, 1]] }];
    const isLate = overdueOn(statement.offices[office]?.closing ?? {}, monday) > 0;
    return isLate ? [{ low: 1, high: Number.POSITIVE_INFINITY, terms: [[name, 1]] }] : [];
  });
}

/** Where a median is told, ten or more had their first answer. */
const ofQuantiles = ({ national, offices: parts }: Statement, { tellers }: Told): Inequality[] =>
  ['|answered', ...tellers('answered')]
    .filter((name) => {
      const part = name === '|answered' ? national : parts[name.slice(0, name.indexOf('|'))];
      return firstAnswers(part?.flows ?? {}).median !== undefined;
    })
    .map((name) => ({ low: 10, high: Number.POSITIVE_INFINITY, terms: [[name, 1]] }));

const equal = (whole: string, parts: readonly string[]): Inequality => ({
  ...{ low: 0, high: 0 },
  terms: [[whole, -1], ...parts.map((part) => [part, 1] as const)],
});
const atMost = (whole: string, parts: readonly string[]): Inequality => ({
  ...equal(whole, parts),
  low: Number.NEGATIVE_INFINITY,
});
