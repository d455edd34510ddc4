import type { SQSRecord } from 'aws-lambda';
import { addressToProve } from '../../shared/directory/address.ts';
import { asksForProof } from '../../shared/directory/proof-code.ts';
import { Unavailable } from '../../shared/errors.ts';
import { canaryAddress, isCanary } from '../../shared/letter/canary.ts';
import { countLetter, isReader, readerOf, unsubscribeBy } from '../../shared/letter/readers.ts';
import { type Mail, MailKeptBack, MailRefused, MailUnanswered } from '../../shared/messaging/mailer.ts';
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
import { mailFails, mailWorks, spread } from './mail-rest.ts';
import { becomeAmbiguous } from './settle.ts';

/** How long a letter waits that was not taken. The first two double with each time that its message comes. */
const patienceSeconds = { soon: 20, retry: 60, later: 30 * 60, unproven: 30 * 60 } as const;
const longestSeconds = 30 * 60;
type Patience = keyof typeof patienceSeconds;

/** Sends a claimed letter and marks it; whatever happens, the letter's item tells how far it came. */
export async function sendLetter(letter: Letter, record: SQSRecord, deps: NotifyDeps): Promise<void> {
  const mail = await addressed(letter, deps).catch((error: unknown) => release(error, letter, deps));
  if (!mail) return maySpoil(letter) ? drop(letter, deps) : wait('unproven', letter, record, deps);
  try {
    const messageId = await deps.mailer.send(mail);
    await markSent(deps.table, letterId(letter), letter.attempt, messageId);
    countLetter(deps.report, 'LettersSent', letter.mailbox);
    await mailWorks(deps);
  } catch (error) {
    await meetFailure(error, letter, record, deps);
  }
}

/** Nobody misses it, once its reader was removed or its proof is asked for no more. */
const maySpoil = ({ mailbox, sk }: Letter): boolean => isReader(mailbox) || asksForProof(sk);

/** The address is the office's present one: a letter never goes to an address that was removed while it waited. */
async function addressed(letter: Letter, deps: NotifyDeps): Promise<Mail | undefined> {
  const recipient = await recipientOf(letter, deps);
  if (!recipient) return undefined;
  const { subject, text, html } = letter;
  const names = { reference: referenceOf(letter), tag: letterId(letter) };
  return { from: deps.sender, subject, text, html, ...names, ...recipient };
}

type Recipient = Pick<Mail, 'to' | 'addressVersion' | 'unsubscribe'>;

async function recipientOf(letter: Letter, deps: NotifyDeps): Promise<Recipient | undefined> {
  if (isCanary(letter.mailbox)) return { to: canaryAddress };
  return isReader(letter.mailbox) ? readerNow(letter, deps) : officeNow(letter, deps);
}

async function officeNow(letter: Letter, { table }: NotifyDeps): Promise<Recipient | undefined> {
  const office = await findOffice(table, letter.office);
  if (asksForProof(letter.sk)) {
    // Without the version of an address: what becomes of this mail says nothing of the mailbox that letters go to.
    const to = office?.proof?.letter === letter.sk ? addressToProve(office) : undefined;
    return to === undefined ? undefined : { to };
  }
  return office?.verified ? { to: office.address, addressVersion: office.addressVersion } : undefined;
}

function readerNow({ mailbox }: Letter, { readers, deskMailbox }: NotifyDeps): Recipient | undefined {
  const reader = readerOf(mailbox, readers);
  return reader && { to: reader.address, unsubscribe: unsubscribeBy(deskMailbox, mailbox) };
}

/** Whoever took the reader out of the configuration, or asked anew, wants this: the letter ends here. */
async function drop(letter: Letter, { table, report }: NotifyDeps): Promise<void> {
  report.log(isReader(letter.mailbox) ? 'reader-removed' : 'proof-asked-anew', { letter: letterId(letter) });
  await markRejected(table, letterId(letter), letter.attempt);
}

async function meetFailure(
  error: unknown,
  letter: Letter,
  record: SQSRecord,
  deps: NotifyDeps,
): Promise<void> {
  if (error instanceof MailUnanswered) {
    await becomeAmbiguous(letter, deps);
    return mailFails({ mailbox: letter.mailbox, isStated: false }, deps);
  }
  if (error instanceof MailKeptBack) return keepBack(letter, deps);
  if (!(error instanceof MailRefused)) throw error;
  deps.report.fail('mail-refused', error.cause ?? error, { letter: letterId(letter), when: error.when });
  if (error.when !== 'never') return wait(error.when, letter, record, deps);
  countLetter(deps.report, 'LettersRejected', letter.mailbox);
  await markRejected(deps.table, letterId(letter), letter.attempt);
}

/** A trial writes to its own addresses only: the letter ends here, and no alarm rings for what is meant so. */
async function keepBack(letter: Letter, { table, report }: NotifyDeps): Promise<void> {
  report.log('letter-kept-back', { letter: letterId(letter) });
  await markRejected(table, letterId(letter), letter.attempt);
}

/** The store failed before anything was sent: another run may claim the letter at once. */
async function release(error: unknown, letter: Letter, deps: NotifyDeps): Promise<never> {
  await returnToQueue(deps.table, letterId(letter), letter.attempt, deps.now());
  throw error;
}

/** A stated refusal sent nothing, so the letter is simply queued again, and its message comes back later. */
async function wait(why: Patience, letter: Letter, record: SQSRecord, deps: NotifyDeps): Promise<never> {
  await returnToQueue(deps.table, letterId(letter), letter.attempt, deps.now());
  await deps.queue.postpone(record.receiptHandle, patience(why, record));
  const { mailbox } = letter;
  if (why === 'retry' || why === 'later') await mailFails({ mailbox, isStated: why === 'later' }, deps);
  throw new Unavailable('mail is not taken now');
}

function patience(why: Patience, record: SQSRecord): number {
  const times = Number(record.attributes.ApproximateReceiveCount) - 1;
  return spread(Math.min(patienceSeconds[why] * 2 ** times, longestSeconds), record);
}
