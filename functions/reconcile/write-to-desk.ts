import { jakartaDate } from '../../shared/calendar/week.ts';
import { draftReport } from '../../shared/letter/draft-letters.ts';
import { hasNews } from '../../shared/letter/report.ts';
import { postLetter } from '../../shared/messaging/post-letter.ts';
import { desk } from '../../shared/referral/create.ts';
import { newestLetter } from '../../shared/storage/letters.ts';
import { findOffice, hearsUs } from '../../shared/storage/offices.ts';
import type { ReconcileDeps } from './deps.ts';
import type { Round } from './round.ts';

/** Lambda's third try begins at least three minutes after the first: then the desk hears what is known. */
const lastTryAfterMs = 3 * 60_000;
/** Before the day, in a letter's name. */
const daily = 'E-';

/**
 * One letter a day, where there is something to say. It is frozen by the day's name, so that a later run changes
 * nothing; so a run that could not see everything leaves it to the next try. Who repeats the run of an earlier day writes
 * nothing either, once the desk has the letter of a later one: that told all that stands.
 */
export async function writeToDesk(round: Round, deps: ReconcileDeps): Promise<void> {
  const found = round.found.facts(round.done, deps.catalog);
  if (!hasNews(found) || (round.willBeTriedAgain() && !isLate(round))) return;
  const office = await findOffice(deps.table, desk);
  if (!office || !hearsUs(office)) return deps.report.count('DeskNotTold');
  const sk = `${daily}${jakartaDate(round.at)}`;
  const newest = await newestLetter(deps.table, office.mailbox, daily);
  if (newest && newest.sk > sk) return;
  const source = {
    ...{ office, officeName: deps.catalog.office(desk).name, sk },
    ...{ tokens: await deps.tokens(), origin: deps.origin, tick: round.at, queuedAt: deps.now() },
  };
  await postLetter(draftReport(source, found), deps);
}

const isLate = ({ at, startedAt }: Round): boolean => Date.parse(startedAt) - at.getTime() >= lastTryAfterMs;
