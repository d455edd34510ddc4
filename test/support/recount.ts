import type { Row } from '../../local/scan-table.ts';
import { jakartaDate, weekOf, weekRange } from '../../shared/calendar/week.ts';
import { workingDaysSince } from '../../shared/calendar/working-days.ts';
import { catalog as current } from '../../shared/catalog/current.ts';
import type { Catalog } from '../../shared/catalog/types.ts';
import type { Answer, Referral } from '../../shared/referral/referral.ts';
import type { State } from '../../shared/referral/states.ts';
import { dueThisWeek, mondayAfter, overdueByAge, overdueOn } from '../../shared/statement/due.ts';

/** Figures of one office, or of the country, counted from the items alone: no tally, no decision, no statement. */
export type Recounted = Record<string, number>;
export type Truth = { readonly offices: Map<string, Recounted>; readonly national: Recounted };

type Standing = { readonly office: string; readonly state: State; readonly due: string };

/** The owner, state and term at first, before anybody answered. */
function firstStanding({ answers, office, state, due }: Referral): Standing {
  const [first] = answers;
  return first ? { office: first.office, state: first.from, due: first.dueBefore } : { office, state, due };
}

function standingAt(referral: Referral, end: Date): Standing {
  const last = referral.answers.findLast(({ at }) => new Date(at) < end);
  return last ? { office: last.owner, state: last.to, due: last.due } : firstStanding(referral);
}

/** What the statement of a week must say by now, from every submission, referral, check and unmet request. */
export function recountWeek(rows: readonly Row[], week: string, catalog: Catalog = current): Truth {
  const offices = new Map<string, Recounted>();
  const national: Recounted = {};
  const add = (figures: Recounted, name: string, by = 1) => {
    figures[name] = (figures[name] ?? 0) + by;
  };
  const addTo = (office: string, name: string) => {
    const figures = offices.get(office) ?? {};
    offices.set(office, figures);
    add(figures, name);
    add(national, name);
  };
  const { end } = weekRange(week);
  const monday = jakartaDate(end);
  const referrals = rows.filter(
    ({ kind }) => kind === 'referral' || kind === 'check',
  ) as unknown as Referral[];
  for (const referral of referrals) {
    if (new Date(referral.receivedAt) >= end) continue;
    if (weekOf(new Date(referral.receivedAt)) === week) countNew(referral, addTo);
    for (const answer of referral.answers)
      if (weekOf(new Date(answer.at)) === week) countAnswer(answer, referral, addTo);
    const { office, state, due } = standingAt(referral, end);
    if (state === 'closed') continue;
    addTo(office, 'open');
    addTo(office, `state:${state}`);
    if (isPlannedFor(referral, state)) addTo(office, `open:${referral.program}:${placeOf(referral)}`);
    for (const figure of dueFigures(due, monday)) addTo(office, figure);
  }
  for (const { plan } of rows.filter((row) => row['kind'] === 'submission' && row['week'] === week)) {
    add(national, 'submissions');
    if (plan) add(national, `plan:${plan}`);
  }
  for (const [office, count] of submissionsByOffice(referrals, week))
    add(offices.get(office) ?? {}, 'submissions', count);
  countPeople(rows, referrals, week, { offices, national }, catalog);
  for (const { district } of rows.filter(({ pk }) => pk === `U#${week}`)) {
    add(national, 'notCovered');
    add(national, `notCovered:${String(district).slice(0, 2)}`);
  }
  return { offices, national };
}

function dueFigures(due: string, monday: string): string[] {
  if (due >= monday) return daysBetween(monday, due) < 7 ? ['dueThisWeek'] : [];
  const age = workingDaysSince(due, monday);
  return ['overdue', `overdue:${age > 10 ? 'longer' : age > 5 ? 'upTo10' : 'upTo5'}`];
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

type AddTo = (office: string, name: string) => void;

const placeOf = ({ restricted, district }: Referral): string => (restricted ? '' : district);
const isPlannedFor = ({ kind }: Referral, state: State): boolean => kind === 'referral' && state !== 'held';

/** Told to whoever supports the program: a first application that stands before its office. */
function countNeed(referral: Referral, office: string, state: State, addTo: AddTo): void {
  const { program, trainingType } = referral;
  if (!isPlannedFor(referral, state)) return;
  addTo(office, `need:${program}:${placeOf(referral)}`);
  if (trainingType) addTo(office, `need-training:${program}:${trainingType}:${placeOf(referral)}`);
}

function countNew(referral: Referral, addTo: AddTo): void {
  const { kind, program, district, group, restricted, trainingType } = referral;
  const { office, state } = firstStanding(referral);
  const hidden = restricted ? 'restricted-' : '';
  for (const name of ['choices', kind === 'check' ? 'repeats' : 'referrals', `program:${program}`])
    addTo(office, name);
  addTo(office, `${hidden}district:${district}`);
  addTo(office, `${hidden}group:${group}`);
  if (trainingType) addTo(office, `training:${trainingType}`);
  addTo(office, `in:${program}:${district}`);
  if (state === 'held') addTo(office, 'held');
  countNeed(referral, office, state, addTo);
}

function countAnswer(answer: Answer, referral: Referral, addTo: AddTo): void {
  const { office, owner, from, to, outcome, incentive } = answer;
  if (isOffices(answer)) addTo(office, 'answered');
  if (answer === referral.answers.find(isOffices))
    addTo(office, `first-answer:${Math.min(60, daysWaited(referral, answer))}`);
  for (const figure of saidIn(answer)) addTo(office, figure);
  if (incentive) addTo(office, `incentive:${incentive}`);
  if (to === 'closed') addTo(office, 'closed');
  if (from === 'closed') addTo(office, 'reopened');
  if (outcome) addTo(office, `outcome:${outcome}`);
  if (from === 'held' && to !== 'closed') countNeed(referral, owner, to, addTo);
  if (office === owner) return;
  addTo(office, 'passedOn');
  addTo(owner, 'received');
}

const isOffices = ({ action }: Answer): boolean =>
  ![...byApplicant, 'escalate', 'try', 'told', 'share', 'continue'].includes(action);
const byApplicant = ['withdraw', 'pause', 'resume', 'restore', 'dispute'];

const daysWaited = ({ receivedAt }: Referral, { at }: Answer): number =>
  workingDaysSince(jakartaDate(new Date(receivedAt)), jakartaDate(new Date(at)));

function saidIn({ action, reason, office, owner }: Answer): string[] {
  if (action === 'schedule') return ['scheduled'];
  if (action === 'wait') return [`wait:${reason}`];
  return action === 'decline' ? [`decline:${reason}`, `handover:${office}:${owner}`] : [];
}

/** A submission counts once at each office that was first owner of one of its choices. */
function submissionsByOffice(referrals: readonly Referral[], week: string): Map<string, number> {
  const seen = new Map<string, Set<string>>();
  for (const referral of referrals) {
    if (weekOf(new Date(referral.receivedAt)) !== week) continue;
    const { office } = firstStanding(referral);
    seen.set(office, (seen.get(office) ?? new Set()).add(referral.submission));
  }
  return new Map([...seen].map(([office, submissions]) => [office, submissions.size]));
}

/** Each person once, for the country and at each office: who applied, and who was helped fully or partly. */
function countPeople(
  rows: readonly Row[],
  referrals: readonly Referral[],
  week: string,
  { offices, national }: Truth,
  catalog: Catalog,
): void {
  const people = new Map<string, Set<string>>();
  const meet = (figure: string, person: unknown) =>
    people.set(figure, (people.get(figure) ?? new Set()).add(String(person)));
  for (const row of rows)
    if (row['kind'] === 'submission' && row['week'] === week) meet('people', row['person']);
  for (const referral of referrals) {
    const { person, program, answers } = referral;
    if (weekOf(new Date(referral.receivedAt)) === week)
      meet(`people ${firstStanding(referral).office}`, person);
    const { helped = [], partly = [] } = catalog.program(program).outcomes ?? catalog.outcomes;
    for (const { at, to, outcome, office } of answers) {
      if (weekOf(new Date(at)) !== week || to !== 'closed') continue;
      if (![...helped, ...partly].includes(outcome ?? '')) continue;
      meet('peopleHelped', person);
      meet(`peopleHelped ${office}`, person);
    }
  }
  for (const [figure, { size }] of people) {
    const [name = '', office] = figure.split(' ');
    const figures = office === undefined ? national : offices.get(office);
    if (figures) figures[name] = size;
  }
}

/** What happened, without what stands open: a statement keeps the latter apart. */
export const flowsOf = (figures: Readonly<Record<string, number>>): Recounted =>
  Object.fromEntries(
    Object.entries(figures).filter(
      ([name, count]) =>
        count !== 0 && !/^(open$|open:|overdue$|overdue:|dueThisWeek$|state:|due:)/.test(name),
    ),
  );

/**
 * What stands open: in all, by state, due this week, past its term and for how long, and by program and place. `week`:
 * where these are a statement's closing figures, which know days instead.
 */
export function standingOf(figures: Readonly<Record<string, number>>, week?: string): Recounted {
  const days = week === undefined ? {} : daysOf(figures, week);
  return Object.fromEntries(
    Object.entries({ ...figures, ...days }).filter(
      ([name, count]) => count !== 0 && /^(open$|open:|overdue$|overdue:|dueThisWeek$|state:)/.test(name),
    ),
  );
}

function daysOf(closing: Readonly<Record<string, number>>, week: string): Recounted {
  const monday = mondayAfter(week);
  const ages = Object.entries(overdueByAge(closing, monday)).map(([age, count]) => [`overdue:${age}`, count]);
  return {
    ...Object.fromEntries(ages),
    ...{ overdue: overdueOn(closing, monday), dueThisWeek: dueThisWeek(closing, monday) },
  };
}
