import type { SQSRecord } from 'aws-lambda';
import { Unavailable } from '../../shared/errors.ts';
import {
  afterTrouble,
  concerns,
  headStartMs,
  isResting,
  type MailRest,
  type Trouble,
} from '../../shared/letter/mail-rest.ts';
import type { LetterMessage } from '../../shared/messaging/letter-message.ts';
import { mailboxOf } from '../../shared/storage/letters.ts';
import { endMailRest, findMailRest, saveMailRest, takeTrial } from '../../shared/storage/mail-rest.ts';
import type { NotifyDeps } from './deps.ts';

/** Connecting and waiting for SES (`openMailer`), and a second to write down what came of it. */
const timeNeededMs = 11_000;
/** Whoever meets another's trial comes back when its outcome is known, and not many times an hour. */
const shortestWaitSeconds = 10 * 60;
const longestWaitSeconds = 30 * 60;

/** Hands the message back, its letter untouched, while the mail service takes nothing, or where the time is too short. */
export async function waitForMail(
  message: LetterMessage,
  record: SQSRecord,
  deps: NotifyDeps,
): Promise<void> {
  if (deps.remainingMs() < timeNeededMs) {
    await deps.queue.postpone(record.receiptHandle, 0);
    throw new Unavailable('too little time is left to send a letter');
  }
  const rest = await findMailRest(deps.table);
  if (!rest || (await mayTry(message, rest, deps))) return;
  await deps.queue.postpone(record.receiptHandle, secondsUntil(rest, record, deps.now()));
  throw new Unavailable('mail is not taken now');
}

async function mayTry(
  { kind, letter }: LetterMessage,
  rest: MailRest,
  { table, now }: NotifyDeps,
): Promise<boolean> {
  if (!concerns(rest, mailboxOf(letter))) return true;
  const late = kind === 'settle' && rest.until !== undefined ? headStartMs : 0;
  if (isResting(rest, new Date(now().getTime() - late))) return false;
  return takeTrial(table, rest, now());
}

function secondsUntil({ until }: MailRest, record: SQSRecord, now: Date): number {
  const seconds = until === undefined ? 0 : Math.ceil((Date.parse(until) - now.getTime()) / 1000);
  return spread(Math.min(Math.max(seconds, shortestWaitSeconds), longestWaitSeconds), record);
}

/** A tenth more or less a message, always the same for one: thousands that wait must not come back at once. */
export function spread(seconds: number, { messageId }: SQSRecord): number {
  const sum = [...messageId].reduce((total, character) => (total * 31 + character.charCodeAt(0)) % 997, 0);
  return Math.round(seconds * (1 + sum / 9970));
}

export async function mailFails(trouble: Trouble, { table, report, now }: NotifyDeps): Promise<void> {
  const rest = afterTrouble(await findMailRest(table), trouble, now());
  await saveMailRest(table, rest);
  if (rest.until === undefined) return;
  if (rest.mailbox === undefined) report.count('MailRests');
  else report.log('mailbox-rests', { mailbox: rest.mailbox, until: rest.until });
}

export async function mailWorks({ table }: NotifyDeps): Promise<void> {
  if (await findMailRest(table)) await endMailRest(table);
}
