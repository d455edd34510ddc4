import { Duration } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Config } from './config.ts';
import { removalPolicy } from './removal.ts';

/** A letter's turn at `notify`. The queue waits six of them, as AWS advises, before it hands a letter out again. */
export const notifyTimeout = Duration.seconds(15);

/** Letters on their way to `notify`. */
export class LetterQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { config }: { readonly config: Config }) {
    super(scope, id);
    const common = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy: removalPolicy(config),
    };
    this.deadLetters = new Queue(this, 'DeadLetters', {
      // A letter's age counts from its first queuing, so this must be well above the queue's own retention.
      retentionPeriod: Duration.days(14),
      ...common,
    });
    this.queue = new Queue(this, 'Queue', {
      visibilityTimeout: Duration.seconds(notifyTimeout.toSeconds() * 6),
      retentionPeriod: Duration.days(4),
      ...common,
      // While SES takes nothing, a letter comes twice in about 40 minutes: two days of that must pass.
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 150 },
    });
  }

  grantSend(grantee: IGrantable): void {
    this.queue.grant(grantee, 'sqs:SendMessage');
  }

  /** What Lambda does for a consumer, with its role, and the wait that the consumer itself asks for. */
  grantConsume(grantee: IGrantable): void {
    const byLambda = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];
    this.queue.grant(grantee, ...[...byLambda, 'ChangeMessageVisibility'].map((call) => `sqs:${call}`));
  }

  /** Lets a consumer lay what it cannot read among the dead letters itself. */
  grantPutAside(grantee: IGrantable): void {
    this.deadLetters.grant(grantee, 'sqs:SendMessage');
  }
}
