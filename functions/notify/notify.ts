import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { type BatchResponse, processBatch } from '../../shared/batch/process-batch.ts';
import { Poison, Unavailable } from '../../shared/errors.ts';
import { mostAttempts } from '../../shared/letter/letter-states.ts';
import { countLetter } from '../../shared/letter/readers.ts';
import { type LetterMessage, parseLetterMessage } from '../../shared/messaging/letter-message.ts';
import {
  claimAgain,
  claimLetter,
  isCanaryLetter,
  type Letter,
  leaseExpired,
} from '../../shared/storage/letters.ts';
import type { NotifyDeps } from './deps.ts';
import { waitForMail } from './mail-rest.ts';
import { sendLetter } from './send-letter.ts';
import { becomeAmbiguous, settleLater } from './settle.ts';

/** Sends each letter once: claim it, send it, mark it. The letter's item is the ledger. */
export function notify(event: SQSEvent, deps: NotifyDeps): Promise<BatchResponse> {
  return processBatch({
    records: event.Records,
    idOf: (record) => record.messageId,
    groupOf: (record) => record.messageId,
    work: (record) => work(record, deps).catch((error: unknown) => putAsideIfPoison(error, record, deps)),
    report: deps.report,
  });
}

async function work(record: SQSRecord, deps: NotifyDeps): Promise<void> {
  const message = parseLetterMessage(record.body);
  if (isStaleCanary(message, record, deps)) return;
  await waitForMail(message, record, deps);
  return message.kind === 'send' ? send(message.letter, record, deps) : settle(message, record, deps);
}

/** The next one is on its way by then, and tells as much: while the mail service takes nothing, one waits, not days of them. */
const staleAfterMs = 60 * 60 * 1000;

const isStaleCanary = ({ letter }: LetterMessage, { attributes }: SQSRecord, { now }: NotifyDeps): boolean =>
  isCanaryLetter(letter) && now().getTime() - Number(attributes.SentTimestamp) > staleAfterMs;

/** No try of this version makes it fit. It is safer among the dead letters than in a queue that forgets in four days. */
async function putAsideIfPoison(error: unknown, record: SQSRecord, deps: NotifyDeps): Promise<void> {
  if (!(error instanceof Poison)) throw error;
  await deps.putAside(record);
  deps.report.fail('message-put-aside', error);
}

async function send(id: string, record: SQSRecord, deps: NotifyDeps): Promise<void> {
  const claim = await claimLetter(deps.table, id, deps.now());
  // Who sent the canary does not always wait for the end of it.
  if (!claim.letter && isCanaryLetter(id)) return;
  if (!claim.letter) throw new Poison('message of a letter that does not exist');
  return claim.moved ? sendLetter(claim.letter, record, deps) : meetLetter(claim.letter, deps);
}

/** Somebody was here before: let a live claim finish, pick up a dead one, and leave all else alone. */
async function meetLetter(letter: Letter, deps: NotifyDeps): Promise<void> {
  if (letter.state === 'ambiguous') return settleLater(letter, deps);
  if (letter.state !== 'claimed') return;
  if (!leaseExpired(letter, deps.now())) throw new Unavailable('letter is claimed by another run');
  return becomeAmbiguous(letter, deps);
}

/** Nothing was heard of the attempt: it goes again under the same reference, counted. */
async function settle(
  { letter: id, attempt }: Extract<LetterMessage, { kind: 'settle' }>,
  record: SQSRecord,
  deps: NotifyDeps,
): Promise<void> {
  if (attempt >= mostAttempts) return;
  const claim = await claimAgain(deps.table, id, attempt, deps.now());
  if (claim.moved && claim.letter) {
    countLetter(deps.report, 'LettersSentAgain', claim.letter.mailbox);
    return sendLetter(claim.letter, record, deps);
  }
  // This message claimed the next attempt before, and crashed or was refused.
  if (claim.letter?.attempt === attempt + 1) return send(id, record, deps);
}
