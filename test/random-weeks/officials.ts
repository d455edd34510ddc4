import type { Host } from '../../local/host.ts';
import type { Dice } from '../../local/week/dice.ts';
import { type Need, Official } from '../../local/week/official.ts';
import { dateOfDay, dayNumber } from '../../shared/calendar/day.ts';
import { jakartaDate } from '../../shared/calendar/week.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { asksIncentive, outcomesFor } from '../../shared/referral/outcomes.ts';
import { allows, type OfficeAction, officeActions } from '../../shared/referral/states.ts';
import { mostAskedWith } from './receipts.ts';

/** A restricted program names three offices; ordinary needs stay at the desk after the first. */
const mostSilences = 3;
/** A referral carries its last ten answers along, and a recount needs all of them, those of the applicant and of silence too. */
const mostAnswers = 10 - mostAskedWith - mostSilences;
const tries = 4;

/** An official who signs in, and answers some of what the list shows, by chance; how many answers were taken. */
export async function answerSome(host: Host, mailbox: string, dice: Dice): Promise<number> {
  const official = await Official.signIn(host, mailbox).catch(() => undefined);
  const needs = official && (await listed(official));
  let answered = 0;
  for (const need of needs ?? []) {
    if (!official || dice.below(3) === 0 || need.answerNumber >= mostAnswers) continue;
    if (await answerOne(official, need, host.now(), dice)) answered += 1;
  }
  return answered;
}

/** An official presses reload where the page does not come. */
async function listed(official: Official): Promise<Need[]> {
  for (let left = tries; left > 0; left -= 1) {
    const needs = await official.work().catch(() => undefined);
    if (needs) return needs;
  }
  return [];
}

async function answerOne(official: Official, need: Need, now: Date, dice: Dice): Promise<boolean> {
  const possible = officeActions.filter((action) => allows(action, need.state as 'held'));
  const answer = answerFor(dice.oneOf(possible), need, now, dice);
  for (let left = tries; left > 0; left -= 1) {
    const result = await official.answer(need, answer).catch(() => 'lost');
    // Nothing is written for who only says again what stands; after a lost reply it may have been written.
    if (result === 'changed') return true;
    if (result === 'unchanged') return left < tries;
    if (['refused', 'invalid', 'conflict', 'not-found'].includes(result)) return false;
  }
  return false;
}

/** Some of these the system refuses: a next office that cannot be it, a closure that is too old. */
function answerFor(action: OfficeAction, need: Need, now: Date, dice: Dice) {
  const { program, restricted } = need;
  const date = dateOfDay(dayNumber(jakartaDate(now)) + dice.oneOf([0, 1, 4, 10, 30, 90]));
  const { escalation, support } = catalog.program(program);
  const others = restricted ? escalation : catalog.offices.map(({ id }) => id);
  const said: Readonly<Record<OfficeAction, Readonly<Record<string, string>>>> = {
    accept: {},
    reopen: {},
    release: {},
    continue: {},
    'confirm-withdrawal': {},
    try: {},
    told: {},
    share: { with: dice.oneOf([...support, 'desk']) },
    schedule: { date, place: 'Balai Latihan Kerja' },
    wait: { date, reason: dice.oneOf(catalog.waitingReasons) },
    close: {
      outcome: dice.oneOf(Object.values(outcomesFor(need, catalog)).flat()),
      ...(asksIncentive(need, catalog) && { incentive: 'granted' }),
    },
    decline: {
      reason: dice.oneOf(catalog.declineReasons),
      next: dice.below(3) === 0 && !restricted ? 'desk' : (dice.oneOf(others) ?? 'desk'),
    },
  };
  return { action, ...said[action] };
}
