import type { Host } from '../../local/host.ts';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import type { Dice } from '../../local/week/dice.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { momentIn, mondayAfter } from '../support/mondays.ts';
import type { Applicants } from './applicants.ts';
import { armOne } from './kills.ts';
import { answerSome } from './officials.ts';

/** Days with people, of the seven; the others pass in silence. */
const busyDays = 4;
const killsADay = 2;
const officesADay = 4;

export type Played = {
  readonly week: string;
  readonly paused: boolean;
  answers: number;
  /** Kills that were armed; some of them wait for a call of a later week. */
  armed: number;
};

/** One week, and the Monday after it. Where `paused`, dispatch stands still from Sunday evening until Monday 06:00. */
export async function playWeek(
  host: Host,
  week: string,
  { applicants, dice }: { applicants: Applicants; dice: Dice },
): Promise<Played> {
  const played: Played = { week, paused: dice.below(5) === 0, answers: 0, armed: 0 };
  const days = dice.shuffled([0, 1, 2, 3, 4, 5, 6]).slice(0, busyDays).sort();
  for (const day of days) {
    await reconcile(host, momentIn(week, day, 5), dice);
    await moveTo(host, momentIn(week, day, 9));
    for (let left = killsADay; left > 0; left -= 1) armOne(host, dice);
    played.armed += killsADay;
    await applicants.apply(2 + dice.below(8), dice);
    await tick(host, momentIn(week, day, 10));
    await moveTo(host, momentIn(week, day, 11));
    for (const mailbox of await mailboxesWithWork(host, dice))
      played.answers += await answerSome(host, mailbox, dice);
    await applicants.receipts.askSome(2 + dice.below(3), dice);
    await tick(host, momentIn(week, day, 14));
  }
  await moveTo(host, momentIn(week, 6, 20));
  if (played.paused) host.pause('dispatch');
  await applicants.apply(1 + dice.below(4), dice);
  await applicants.receipts.askSome(1 + dice.below(3), dice);
  await moveTo(host, momentIn(week, 6, 23));
  played.armed += await closeWeek(host, week, dice);
  return played;
}

/** Monday morning until all its letters are out: retries within minutes, what was lost with the next tick. */
async function closeWeek(host: Host, week: string, dice: Dice): Promise<number> {
  const ending = dice.below(2) === 0 ? ['summarize', 'notify'] : ['notify'];
  for (const name of ending) armOne(host, dice, name);
  const monday = mondayAfter(week);
  if (dice.below(3) === 0) await Promise.all([fire(host, monday), fire(host, monday)]);
  else await fire(host, monday);
  await moveTo(host, new Date(monday.getTime() + 30 * 60_000));
  return ending.length;
}

const fire = (host: Host, at: Date) => host.fire('summarize', at.toISOString());

/** After the checks of Monday: dispatch goes on, and what was forgotten is queued by a tick of the morning. */
export async function goOn(host: Host, week: string): Promise<void> {
  host.pause('dispatch', false);
  await settled(host);
  await tick(host, momentIn(week, 7, 9));
  await moveTo(host, new Date(momentIn(week, 7, 9).getTime() + 50 * 60_000));
}

/** Ends now and then; Lambda's own second try comes within minutes. */
async function reconcile(host: Host, at: Date, dice: Dice): Promise<void> {
  if (dice.below(2) === 0) armOne(host, dice, 'reconcile');
  await settled(host);
  await host.fire('reconcile', at.toISOString());
  await moveTo(host, new Date(at.getTime() + 30 * 60_000));
}

async function tick(host: Host, at: Date): Promise<void> {
  await settled(host);
  await host.fire('gather', at.toISOString());
  await moveTo(host, new Date(at.getTime() + 20 * 60_000));
}

async function moveTo(host: Host, at: Date): Promise<void> {
  await settled(host);
  if (at > host.now()) await host.setClock(at.toISOString());
  await settled(host);
}

async function settled(host: Host): Promise<void> {
  const { settled: quiet, busy } = await host.settle();
  if (!quiet) throw new Error(`The system does not come to rest: ${JSON.stringify(busy)}`);
}

/** Offices that own something, and the desk among them now and then. */
async function mailboxesWithWork(host: Host, dice: Dice): Promise<string[]> {
  const owned = ofKind(await scanTable(host), 'referral', 'check').map(({ office }) => String(office));
  return dice
    .shuffled([...new Set(owned)].sort())
    .slice(0, officesADay)
    .map((office) => catalog.office(office).mailbox);
}
