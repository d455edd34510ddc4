import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Operations } from './operations.ts';
import type { StorageStack } from './storage-stack.ts';

export type LetterAlarmsProps = { readonly storage: StorageStack; readonly operations: Operations };

/** What became of letters at the offices' own mail servers. */
function alarmOnMailboxes(scope: Construct, operations: Operations): void {
  operations.alarmOnReport(scope, 'Bounced', 'feedback', 'LettersBounced', {
    title: 'A mailbox refuses letters',
    harm: 'The mailbox of an office refuses letters: it does not know of its applicants.',
    remedy: 'call the office and enter its right address in the directory.',
  });
  operations.alarmOnReport(scope, 'SoftBounced', 'feedback', 'LettersSoftBounced', {
    title: 'A mailbox is full or away',
    harm: 'The mailbox of an office was full or away: a letter came back, and its office has not read it.',
    remedy: 'nothing the first time, the next letter tells it again; else call the office.',
  });
  operations.alarmOnReport(scope, 'MailboxNotWorking', 'feedback', 'MailboxesNotWorking', {
    title: 'A mailbox does not work',
    harm: 'An office has refused all mail for a day and gets no more letters: it must hear of its applicants by phone.',
    remedy: 'the log of feedback names the office: call it, tell it to sign in, enter its right address.',
  });
  operations.alarmOnReport(scope, 'Complained', 'feedback', 'LettersComplained', {
    title: 'A letter is marked as spam',
    harm: 'Somebody at an office marked a letter as spam: SES may send it nothing more.',
    remedy: 'call the office named by the log of feedback, then take its address off the list.',
  });
}

/** Who is no office: no applicant is harmed, but SES judges us by bounces and complaints, whoever they come from. */
function alarmOnReaders(scope: Construct, operations: Operations): void {
  const remedy = 'take the reader named by the log of feedback out of extraReaders, or mend its address.';
  operations.alarmOnReport(scope, 'ReaderBounced', 'feedback', 'ReaderLettersBounced', {
    title: 'An extra reader gets no statement',
    harm: 'An extra reader of the national statement does not get it: the address refuses our mail.',
    remedy,
  });
  operations.alarmOnReport(scope, 'ReaderComplained', 'feedback', 'ReaderLettersComplained', {
    title: 'An extra reader complains',
    harm: 'An extra reader marked the national statement as spam: SES may pause what we send to offices.',
    remedy,
  });
}

/** Letters that an office may never see, each with its own first thing to do. */
export function alarmOnLetters(scope: Construct, { storage, operations }: LetterAlarmsProps): void {
  const { queue, deadLetters } = storage.letterQueue;
  operations.alarm(scope, 'LettersWait', {
    metric: queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5) }),
    // In seconds. Waits of half an hour are normal while SES throttles.
    atLeast: Duration.hours(2).toSeconds(),
    title: 'Letters are late',
    harm: 'Letters to offices have waited for over two hours.',
    remedy: 'see in the log of notify whether SES throttles or has paused the account.',
  });
  operations.alarmOnContent(scope, 'DeadLettersWait', deadLetters, {
    title: 'Letters were given up',
    harm: 'Letters to offices were given up, after two days or because nobody can read their message: those offices do not know of their applicants.',
    remedy: 'read the error of notify, repair, then redrive; a letter already sent is not sent again.',
  });
  operations.alarmOnReport(scope, 'Requeued', 'gather', 'LettersRequeued', {
    title: 'Letters lost their message',
    harm: 'Letters to offices had lost their message for over an hour; they were queued again.',
    remedy: 'see whether notify or the queue failed in the hour before.',
  });
  operations.alarmOnReport(scope, 'WithoutMailbox', 'gather', 'LettersWithoutMailbox', {
    title: 'Letters wait for a mailbox',
    harm: 'Letters wait for an office whose mailbox is not verified: it does not know of its applicants.',
    remedy: 'call the office, and verify its mailbox.',
  });
  operations.alarmOnReport(scope, 'MailRests', 'notify', 'MailRests', {
    title: 'SES takes no mail',
    harm: 'SES takes no mail: letters to offices wait, and one is tried every half hour.',
    remedy: 'see in the log of notify whether SES is paused, out of quota or does not answer.',
  });
  operations.alarmOnReport(scope, 'Unsettled', 'notify', 'LettersUnsettled', {
    title: 'Nobody knows of a letter',
    harm: 'Nobody knows whether a letter reached its office, after three attempts.',
    remedy: 'ask the office named by the letter in the log of notify.',
  });
  operations.alarmOnReport(scope, 'Rejected', 'notify', 'LettersRejected', {
    title: 'SES refuses a letter',
    harm: 'SES will not send a letter: its office does not know of its applicants.',
    remedy: 'see the reason in the log of notify, most likely the domain or the address.',
  });
  operations.alarmOnReport(scope, 'RejectedLater', 'feedback', 'LettersRejected', {
    title: 'SES drops a letter',
    harm: 'SES took a letter and then refused it: its office does not know of its applicants.',
    remedy: 'see the reason in the console of SES, then send the letter again.',
  });
  alarmOnMailboxes(scope, operations);
  alarmOnReaders(scope, operations);
}
