import type { Dice } from '../../local/week/dice.ts';
import { dateOfDay, dayNumber } from '../../shared/calendar/day.ts';
import { jakartaDate, weekRange } from '../../shared/calendar/week.ts';
import type { Catalog } from '../../shared/catalog/types.ts';
import { desk } from '../../shared/referral/create.ts';
import { nextOffices } from '../../shared/referral/next-offices.ts';
import { asksIncentive, outcomesFor } from '../../shared/referral/outcomes.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { firstOwner } from '../../shared/referral/routing.ts';
import type { Action, State } from '../../shared/referral/states.ts';
import type { DecisionTally, SubmissionTally } from '../../shared/statement/tally.ts';
import type { LateEntry } from '../support/composed-weeks.ts';
import { entryOf, referralTally } from '../support/tallies.ts';

/** Somebody asks for something: what a week's index keeps of it. */
export type Asked = {
  readonly programs: readonly string[];
  readonly district: string;
  readonly group: string;
};

/** Chance, and the weeks of the year; `late`: of how many records one is written only after its week was frozen. */
export type World = {
  readonly catalog: Catalog;
  readonly dice: Dice;
  readonly weeks: readonly string[];
  readonly late: number;
};

/** All that a submission leaves in the index over the year. */
export function liveOf(asked: Asked, weekAt: number, world: World): LateEntry[] {
  const person = world.dice.below(2 ** 31).toString(36);
  const ids = { person, submission: 's' };
  const { programs, district, group } = asked;
  const minute = minuteIn(world.weeks[weekAt] ?? '');
  const submission: SubmissionTally = {
    ...{ kind: 'S', district, group, sex: 'f', ageBand: '30-39', minute, programs, plan: '', placement: '' },
  };
  const first = { week: world.weeks[weekAt] ?? '', late: 0, ...entryOf(ids, 'S', submission) };
  return [first, ...programs.flatMap((program) => needOf(ids, { ...asked, program }, weekAt, world))];
}

type Ids = { readonly person: string; readonly submission: string };

function needOf(
  ids: Ids,
  { program, district, group }: Asked & { program: string },
  weekAt: number,
  world: World,
) {
  const { catalog, dice, weeks } = world;
  const { restricted, trainingTypes } = catalog.program(program);
  const kind = dice.below(20) === 0 ? 'check' : 'referral';
  const held = !restricted && dice.below(30) === 0;
  const routed = {
    kind,
    program,
    district,
    kurSubtype: dice.oneOf(['usaha', 'penempatan']),
    caseLocation: 'abroad',
  } as const;
  const week = weeks[weekAt] ?? '';
  const state: State = held ? 'held' : 'pending';
  const need = {
    ...{ kind, program, district, group, restricted, state, due: dueAfter(week) },
    ...(trainingTypes.length > 0 && { trainingType: dice.oneOf(trainingTypes) }),
    office: held ? desk : firstOwner(catalog, routed),
    receivedAt: weekRange(week).start.toISOString(),
  } as Referral;
  const sort = `${kind === 'check' ? 'C' : 'R'}#${program}`;
  const entry = { week, late: lateness(world), ...entryOf(ids, sort, referralTally(need)) };
  return [entry, ...answersTo(need, ids, weekAt, world)];
}

/** In some weeks nobody answers; an end can be doubted for a while. */
function answersTo(first: Referral, ids: Ids, weekAt: number, world: World): LateEntry[] {
  const { dice, weeks } = world;
  const entries: LateEntry[] = [];
  let need = first;
  for (let at = weekAt; at < weeks.length && at < weekAt + 14; at++) {
    const action = dice.oneOf(likely[need.state]);
    if (action === undefined) continue;
    const week = weeks[at] ?? '';
    const decision = decide(need, action, week, world);
    const sort = `D#${need.program}#${at}`;
    entries.push({ week, late: lateness(world), ...entryOf(ids, sort, decision) });
    need = { ...need, state: decision.to, office: decision.owner, due: decision.due };
  }
  return entries;
}

const likely: { readonly [state in State]: readonly (Action | undefined)[] } = {
  held: ['release', 'close', undefined],
  pending: ['accept', 'accept', 'accept', 'decline', 'withdraw', undefined, undefined],
  accepted: ['schedule', 'schedule', 'wait', 'close', undefined],
  scheduled: ['close', 'close', 'wait', undefined],
  waiting: ['schedule', 'close', undefined, undefined],
  closed: [...Array<undefined>(40).fill(undefined), 'reopen'],
};

const goesTo: { readonly [action in Action]?: State } = {
  ...{ accept: 'accepted', schedule: 'scheduled', wait: 'waiting', close: 'closed', withdraw: 'closed' },
  ...{ release: 'pending', decline: 'pending', reopen: 'accepted' },
};

function decide(need: Referral, action: Action, week: string, { catalog, dice }: World): DecisionTally {
  const { program, district, group, office } = need;
  const ends =
    action === 'close' ? dice.oneOf(Object.values(outcomesFor(need, catalog)).flat()) : 'withdrawn';
  const to = goesTo[action] ?? need.state;
  const owner =
    action === 'decline'
      ? dice.oneOf(nextOffices(need, catalog))
      : action === 'release'
        ? firstOwner(catalog, { ...need, kurSubtype: 'usaha' })
        : office;
  const reasons =
    action === 'wait' ? catalog.waitingReasons : action === 'decline' ? catalog.declineReasons : [''];
  return {
    ...{ kind: 'D', of: need.kind === 'check' ? 'C' : 'R', district, group, program, minute: minuteIn(week) },
    ...{ action, office, owner, from: need.state, to, dueBefore: need.due, due: dueAfter(week) },
    outcome: to === 'closed' ? ends : '',
    ...{ trainingType: need.trainingType ?? '', reason: dice.oneOf(reasons) },
    incentive: action === 'close' && asksIncentive(need, catalog) ? dice.oneOf(['granted', 'pending']) : '',
    firstAnswer: waited(need.state, action, dice),
  };
}

/** Who withdraws is no office that answers. */
function waited(state: State, action: Action, dice: Dice): string {
  const days = state === 'pending' ? String(dice.below(9)) : '';
  return action === 'withdraw' ? '' : days;
}

const lateness = ({ dice, late }: World): number =>
  late > 0 && dice.below(late) === 0 ? 1 + dice.below(3) : 0;
const minuteIn = (week: string): string => `${weekRange(week).start.toISOString().slice(0, 16)}Z`;
const dueAfter = (week: string): string => dateOfDay(dayNumber(jakartaDate(weekRange(week).end)) + 3);
