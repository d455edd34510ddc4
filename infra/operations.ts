import { Duration, Validations } from 'aws-cdk-lib';
import type { IDestination, IEventSourceDlq, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { Alarms, type AlarmsProps } from './alarms.ts';

/** Where work that failed for good is put aside, and who is told. */
export class Operations extends Alarms {
  /** Stream positions, schedule inputs and mail events that no retry could serve. No personal data. */
  readonly deadWork: Queue;
  /** Where Lambda puts what it gives up, with the function's own role: the library's would also let it look at the queue. */
  readonly givenUp: IDestination & IEventSourceDlq;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id, props);
    this.deadWork = this.deadWorkQueue();
    const { deadWork } = this;
    this.givenUp = {
      bind: (_source: unknown, fn: IFunction) => {
        deadWork.grant(fn, 'sqs:SendMessage');
        return { destination: deadWork.queueArn };
      },
    };
  }

  private deadWorkQueue(): Queue {
    const queue = new Queue(this, 'DeadWork', {
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    Validations.of(queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'It is the dead-letter queue of streams, schedules, rules and asynchronous calls, which nag does not see.',
    });
    this.alarmOnContent(this, 'DeadWorkWaits', queue, {
      title: 'Work was given up',
      harm: 'A submission, an hourly, daily or weekly run or a mail event was given up: a person or an office waits unseen.',
      remedy: 'read the message for the function and its error, repair, then hand the work in again.',
    });
    return queue;
  }
}
