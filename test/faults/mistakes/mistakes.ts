import { MailUnanswered } from '../../../shared/messaging/mailer.ts';
import type { Mistake } from '../harness/cloud.ts';
import {
  anewEachTime,
  claims,
  countsAgain,
  forgetsLetters,
  givesUp,
  inUtc,
  isNews,
  leavesWeeksOut,
  logsWhatIsSealed,
  looksNotBack,
  makesLetters,
  marksFirst,
  neverSettles,
  otherReceipts,
  overwrites,
  refusesAgain,
  remembersAddresses,
  storesInClear,
  swallowed,
  swallowsErrors,
  withNew,
  withUpdate,
} from './spoil.ts';

export type NamedMistake = Mistake & { readonly name: string };

/** What could be done wrong in our own code, each a small change between a handler and the outside. */
export const mistakes: readonly NamedMistake[] = [
  { name: 'a stored application is overwritten by a second one', spoil: overwrites(({ sk }) => sk === 'S') },
  {
    name: 'a referral is overwritten by the next person with its key',
    spoil: overwrites(({ sk }) => sk.startsWith('R#')),
  },
  { name: 'a letter is frozen again by whoever comes', spoil: overwrites(({ pk }) => pk.startsWith('L#')) },
  { name: 'a week is counted and frozen anew by each run', spoil: anewEachTime },
  {
    name: 'every delivery claims the letter',
    spoil: withUpdate((change, condition) => [change, claims(change) ? {} : condition]),
  },
  {
    name: 'a claim has no lease',
    spoil: withUpdate((change, condition) => [
      claims(change) ? { ...change, set: { ...change.set, claimedAt: '2026-01-01T00:00:00.000Z' } } : change,
      condition,
    ]),
  },
  { name: 'a letter is marked as sent before it is', spoil: marksFirst },
  {
    name: 'a mail event replaces whatever is known',
    spoil: withUpdate((change, condition) => [change, isNews(condition) ? {} : condition]),
  },
  {
    name: 'a mail event is forgotten',
    spoil: withUpdate((change, condition) => [change, isNews(condition) ? { absent: ['pk'] } : condition]),
  },
  { name: 'failed records are not reported', answer: () => ({ batchItemFailures: [] }) },
  { name: 'errors of the table are taken for success', spoil: swallowsErrors },
  {
    name: 'errors of the queue are swallowed',
    spoil: (deps) => ({
      ...deps,
      queue: { ...deps.queue, send: (...message) => swallowed(() => deps.queue.send(...message), undefined) },
    }),
  },
  { name: 'weeks begin at midnight in London', spoil: withNew(inUtc) },
  { name: 'nobody looks again at an unknown attempt', spoil: neverSettles },
  {
    name: 'a mail without an answer is sent again at once',
    spoil: (deps) => ({
      ...deps,
      mailer: {
        send: (mail) =>
          deps.mailer.send(mail).catch((error: unknown) => {
            if (error instanceof MailUnanswered) return deps.mailer.send(mail);
            throw error;
          }),
      },
    }),
  },
  { name: 'nobody looks for what the stream forgot', never: ['reconcile'] },
  { name: 'a letter whose message was lost stays forgotten', spoil: forgetsLetters },
  {
    name: 'a letter does not note what it told',
    spoil: withNew((item) => ({ ...item, ...(item.pk.startsWith('L#') && { covers: [] }) })),
  },
  { name: 'each try gets a receipt of its own', spoil: otherReceipts },
  { name: "the schedule's time is the moment of the call", scheduledAt: (_, now) => now },
  { name: 'weeks that were missed are left out', spoil: leavesWeeksOut },
  { name: 'what is there already is refused', spoil: refusesAgain },
  { name: 'without a key it is stored in clear', spoil: storesInClear },
  { name: 'a mail event makes the letter that it names', spoil: makesLetters },
  { name: 'a letter looks back to the last one only', spoil: looksNotBack },
  { name: 'what is sealed is logged first', spoil: logsWhatIsSealed },
  { name: 'a refused mail is given up', spoil: givesUp },
  { name: 'a repeated submission counts again toward the hour', spoil: countsAgain },
  { name: 'the address is kept from the first sending', spoil: remembersAddresses },
];
