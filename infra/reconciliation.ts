import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { consequenceEnvironment, grantConsequences } from './consequences.ts';
import { type Common, nodeFunction } from './node-function.ts';
import type { Operations } from './operations.ts';
import type { StorageStack } from './storage-stack.ts';
import { Timetable } from './timetable.ts';
import type { WebApi } from './web-api.ts';

export type ReconciliationProps = Common & { readonly storage: StorageStack; readonly api: WebApi };

/** Every morning, before offices open: what should exist and does not, and who is silent past a term. */
export class Reconciliation extends Construct {
  /** Called by the clock, and by an operator who has a reason. */
  readonly byClock: IFunction;

  constructor(scope: Construct, id: string, props: ReconciliationProps) {
    super(scope, id);
    const { storage, operations } = props;
    const reconcile = nodeFunction(this, 'reconcile', {
      ...props,
      // One whole vCPU: it reads six weeks of the index.
      memorySize: 1769,
      timeout: Duration.minutes(15),
      environment: {
        ...consequenceEnvironment(props),
        DEAD_LETTERS_URL: storage.letterQueue.deadLetters.queueUrl,
        DEAD_WORK_URL: operations.deadWork.queueUrl,
      },
      asynchronous: true,
      harm: 'What went astray is not repaired, and offices can stay silent: applicants wait for a call that does not come.',
    });
    storage.records.grant(reconcile, {
      GetItem: ['submissions', 'persons', 'letters', 'offices'],
      PutItem: ['persons', 'letters'],
      UpdateItem: ['submissions', 'persons', 'letters', 'holds'],
      Query: ['persons', 'letters', 'offices'],
    });
    storage.records.grantQuery(reconcile, {
      byWeek: ['weeks'],
      byOffice: ['lists', 'unsentLetters', 'unheardLetters'],
    });
    grantConsequences(reconcile, props);
    for (const queue of [storage.letterQueue.deadLetters, operations.deadWork])
      queue.grant(reconcile, 'sqs:GetQueueAttributes');
    new Timetable(this, 'Daily', {
      fn: reconcile,
      cron: { minute: '0', hour: '5' },
      // The next morning does all that this one missed.
      retryFor: Duration.hours(6),
      operations,
    });
    watchRepairs(reconcile, operations);
    watchSilence(reconcile, operations);
    watchReport(reconcile, operations);
    this.byClock = reconcile;
  }
}

function watchRepairs(reconcile: IFunction, operations: Operations): void {
  operations.alarmOnSilence(reconcile, 'Silent', {
    metric: reconcile.metricInvocations({ period: Duration.days(1) }),
    periods: 2,
    title: 'reconcile is silent',
    harm: 'For two days nobody has looked for what went astray, nor for offices that are silent.',
    remedy: 'see whether the schedule is enabled and its role may call reconcile.',
  });
  operations.alarmOnReport(reconcile, 'Repairs', 'reconcile', 'Repaired', {
    title: 'Things had gone astray',
    harm: 'Applications, answers or requests had gone astray for up to a day: the persons waited, until this repair.',
    remedy: 'find in the log of dispatch why it was not told, or gave up.',
  });
  operations.alarmOnReport(reconcile, 'NotReconciled', 'reconcile', 'NotReconciled', {
    title: 'An item cannot be read',
    harm: 'An item cannot be read or worked: the person behind it waits, every morning anew, until it is repaired.',
    remedy: 'find not-reconciled in the log of reconcile, and repair the item or the code.',
  });
  operations.alarmOnReport(reconcile, 'PutsOff', 'reconcile', 'ReconcilePutOff', {
    title: 'More than one run may do',
    harm: 'More went astray, or is overdue, than one run may do: the rest waits for the next morning.',
    remedy: 'call reconcile again until nothing is put off.',
  });
}

function watchReport(reconcile: IFunction, operations: Operations): void {
  operations.alarmOnReport(reconcile, 'DeskNotTold', 'reconcile', 'DeskNotTold', {
    title: 'The desk has no mailbox',
    harm: 'The desk has no mailbox that works: nobody there learns which offices are silent, and who waits for them.',
    remedy: 'call the desk, and enter or verify its mailbox.',
  });
  operations.alarmOnReport(reconcile, 'Unheard', 'reconcile', 'LettersUnheard', {
    title: 'SES tells nothing',
    harm: 'Nobody knows whether letters reached their offices: the mail service has told nothing of them.',
    remedy: 'see whether feedback is called, then ask the offices.',
  });
}

function watchSilence(reconcile: IFunction, operations: Operations): void {
  operations.alarmOnReport(reconcile, 'TroubleWaits', 'reconcile', 'RestrictedEscalated', {
    title: 'A person in trouble waits',
    harm: 'A person in trouble got no answer within the term: the next office of the program has the case now.',
    remedy: 'tell the desk how many, and call the office that was silent.',
  });
  operations.alarmOnReport(reconcile, 'NobodyAnswers', 'reconcile', 'RestrictedUnanswered', {
    title: 'Nobody answers a person in trouble',
    harm: 'A person in trouble got no answer from any office of the program; the last one still has the case.',
    remedy: 'call that office now, every day until this stops.',
  });
  operations.alarmOnReport(reconcile, 'NobodyToTell', 'reconcile', 'RestrictedWithoutMailbox', {
    title: 'A person in trouble reaches no office',
    of: 'reconcile',
    wakes: true,
    harm: 'A person in trouble has asked for help, and an office that owns the case, or was let in, has no verified mailbox.',
    remedy: 'call the office now, then verify its mailbox.',
  });
  operations.alarmOnReport(reconcile, 'NobodyElse', 'reconcile', 'DisputedAtSameOffice', {
    title: 'No other office for a person in trouble',
    of: 'reconcile',
    harm: 'A person in trouble says that no help came, and no other office may own the case: the same one has it again.',
    remedy: 'call that office today.',
  });
}
