import type { Dice } from '../../local/week/dice.ts';
import { nextWeek } from '../../shared/calendar/week.ts';
import { isOpen } from '../../shared/referral/states.ts';
import { findReferral, keyOf } from '../../shared/storage/referrals.ts';
import { momentIn } from '../support/mondays.ts';
import { onePersonGoes, ownerAnswers, personSpeaks } from './answering.ts';
import { oneApplies } from './applying.ts';
import { checkYear } from './check-year.ts';
import { closeAndCompare, type Firing } from './close-week.ts';
import { startWorld, type World } from './world.ts';

export type YearOptions = {
  readonly firstWeek: string;
  readonly weeks: number;
  readonly submissions: number;
  readonly seed: number;
  readonly say: (line: string) => void;
};

/** Which Monday goes wrong in which way; on all others `summarize` comes in time. */
const firings: Readonly<Record<number, Firing>> = { 1: 'missed', 3: 'twice', 4: 'late', 5: 'early' };
const every = 13;

/** A year of people, offices and Mondays, then a quiet week in which everything that lagged is written; and its check. */
export async function playYear(
  options: YearOptions,
): Promise<World['counts'] & { readonly wrong: string[] }> {
  const world = await startWorld(options.seed);
  const wrong: string[] = [];
  const weeks = [options.firstWeek];
  while (weeks.length < options.weeks) weeks.push(nextWeek(weeks.at(-1) ?? ''));
  const perWeek = options.submissions / weeks.length;
  for (const [at, week] of weeks.entries()) {
    const started = performance.now();
    await oneWeek(world, week, Math.round(perWeek * (at + 1)) - Math.round(perWeek * at));
    const lived = performance.now();
    const firing = firings[at % every] ?? 'in time';
    wrong.push(...(await closeAndCompare(world, week, firing)));
    const seconds = [lived - started, performance.now() - lived].map((ms) => (ms / 1000).toFixed(1));
    options.say(`${week} ${firing}: lived in ${seconds[0]} s, told and told again in ${seconds[1]} s`);
  }
  const quiet = nextWeek(weeks.at(-1) ?? '');
  for (const { write } of world.late.splice(0)) await write();
  wrong.push(...(await closeAndCompare(world, quiet, 'in time')));
  wrong.push(...(await checkYear(world, [...weeks, quiet], options.say)));
  return { ...world.counts, wrong };
}

async function oneWeek(world: World, week: string, submissions: number): Promise<void> {
  const { dice, open, closed } = world;
  const goOn = open.splice(0);
  const ended = closed.splice(0);
  for (let order = 0; order < submissions; order += 1) await oneApplies(world, someTime(week, dice));
  for (const key of goOn) {
    const need =
      dice.below(2) === 0
        ? await ownerAnswers(world, key, someTime(week, dice))
        : await findReferral(world.store, key);
    if (need) (isOpen(need.state) ? open : closed).push(keyOf(need));
  }
  for (const key of ended) {
    if (dice.below(4) === 0) await personSpeaks(world, key, someTime(week, dice));
    else if (dice.below(3) === 0) await ownerAnswers(world, key, someTime(week, dice));
    const need = await findReferral(world.store, key);
    if (need && isOpen(need.state)) open.push(key);
  }
  for (const key of [...open, ...closed])
    if (dice.below(1000) === 0) await onePersonGoes(world, key, momentIn(week, 6, 23));
}

const someTime = (week: string, dice: Dice): Date =>
  new Date(momentIn(week, dice.below(6), dice.below(24)).getTime() + dice.below(3600) * 1000);
