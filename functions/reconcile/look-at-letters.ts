import { sideBySide } from '../../shared/batch/side-by-side.ts';
import { DAY_MS } from '../../shared/calendar/day.ts';
import { settleAfterMs } from '../../shared/letter/letter-states.ts';
import {
  findLetter,
  forgetUnheard,
  type Letter,
  unheardSince,
  unsentSince,
} from '../../shared/storage/letters.ts';
import type { ReconcileDeps } from './deps.ts';
import type { Round } from './round.ts';

const atOnce = 8;
/** A mail server that is busy is asked for hours; after a day SES would have told of a delivery. */
const deliveredWithinMs = DAY_MS;
/** Nobody remembers a letter of three weeks ago: its office has had later ones. */
const rememberedMs = 21 * DAY_MS;

/** Letters that wait for their first try, and those of which nothing was heard since they went. */
export async function lookAtLetters(round: Round, deps: ReconcileDeps): Promise<void> {
  const { table } = deps;
  const look = (id: string) => round.entry(async () => judge(await findLetter(table, id), round));
  await sideBySide(atOnce, unsentSince(table, round.at.toISOString()), ({ id }) => look(id));
  const settled = new Date(round.at.getTime() - settleAfterMs).toISOString();
  await sideBySide(atOnce, unheardSince(table, settled), async (letter) => {
    if (round.at.getTime() - Date.parse(letter.since) < rememberedMs) return look(letter.id);
    await round.entry(() => forgetUnheard(table, letter));
  });
  if (round.found.counts.unheard > 0) deps.report.count('LettersUnheard', round.found.counts.unheard);
}

function judge(letter: Letter | undefined, { at, before, found }: Round): void {
  if (!letter) return;
  const claimed = Date.parse(letter.claimedAt ?? letter.queuedAt);
  const isOlderThan = (ms: number): boolean => at.getTime() - claimed > ms;
  if (letter.state === 'queued' && letter.queuedAt < before) found.counts.unsent += 1;
  if (isOlderThan(letter.state === 'sent' ? deliveredWithinMs : settleAfterMs) && isUnheard(letter))
    found.counts.unheard += 1;
}

const isUnheard = ({ state }: Letter): boolean => ['claimed', 'ambiguous', 'sent'].includes(state);
