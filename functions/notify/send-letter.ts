import type { SQSRecord } from 'aws-lambda';
import { Unavailable } from '../../shared/errors.ts';
import { type Mail, MailRefused, MailUnanswered } from '../../shared/messaging/mailer.ts';
import {
  type Letter,
  letterId,
  markRejected,
  markSent,
  referenceOf,
  returnToQueue,
} from '../../shared/storage/letters.ts';
import { findOffice } from '../../shared/storage/offices.ts';
import type { NotifyDeps } from './deps.ts';
import { becomeAmbiguous } from './settle.ts';

/** A throttled or paused mail service is asked again in half an hour; the queue's receive count allows for it. */
const patienceSeconds = 30 * 60;

/** Sends a claimed letter and marks it; whatever happens, the letter's item tells how far it came. */
export async function sendLetter(letter: Letter, record: SQSRecord, deps: NotifyDeps): Promise<void> {
  const mail = await addressed(letter, deps).catch((error: unknown) => release(error, letter, deps));
  if (!mail) return wait(letter, record, deps);
  try {
    const messageId = await deps.mailer.send(mail);
    await markSent(deps.table, letterId(letter), letter.attempt, messageId);
    deps.report.count('LettersSent');
  } catch (error) {
    await meetFailure(error, letter, record, deps);
  }
}

/** The address is the office's present one: a letter never goes to an address that was removed while it waited. */
async function addressed(letter: Letter, deps: NotifyDeps): Promise<Mail | undefined> {
  const office = await findOffice(deps.table, letter.office);
  if (!office?.verified) return undefined;
  const { subject, text, html } = letter;
  const { address, addressVersion } = office;
  const names = { reference: referenceOf(letter), tag: letterId(letter), addressVersion };
  return { from: deps.sender, to: address, subject, text, html, ...names };
}

async function meetFailure(
  error: unknown,
  letter: Letter,
  record: SQSRecord,
  deps: NotifyDeps,
): Promise<void> {
  if (error instanceof MailUnanswered) return becomeAmbiguous(letter, deps);
  if (!(error instanceof MailRefused)) throw error;
  deps.report.fail('mail-refused', error.cause ?? error, { letter: letterId(letter) });
  if (error.when === 'later') return wait(letter, record, deps);
  deps.report.count('LettersRejected');
  await markRejected(deps.table, letterId(letter), letter.attempt);
}

/** The store failed before anything was sent: another run may claim the letter at once. */
async function release(error: unknown, letter: Letter, deps: NotifyDeps): Promise<never> {
  await returnToQueue(deps.table, letterId(letter), letter.attempt, deps.now());
  throw error;
}

/** A stated refusal sent nothing, so the letter is simply queued again, and its message comes back later. */
async function wait(letter: Letter, record: SQSRecord, deps: NotifyDeps): Promise<never> {
  await returnToQueue(deps.table, letterId(letter), letter.attempt, deps.now());
  await deps.queue.postpone(record.receiptHandle, patienceSeconds);
  throw new Unavailable('mail is not taken now');
}
