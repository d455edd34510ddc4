import { Duration, Names } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ConfigurationSetEventDestination, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { alarmOnLetters } from './letter-alarms.ts';
import { pauseBetweenMails, sideBySide } from './letter-pace.ts';
import { notifyTimeout } from './letter-queue.ts';
import { type Common, nodeFunction } from './node-function.ts';
import type { StorageStack } from './storage-stack.ts';
import { Timetable } from './timetable.ts';
import type { WebApi } from './web-api.ts';

export type LettersProps = Common & { readonly storage: StorageStack; readonly api: WebApi };

/** Offices hear of what is new: gathered into one letter, sent once, followed until it is delivered. */
export class Letters extends Construct {
  /** Called by the clock, and by an operator who has a reason. */
  readonly byClock: IFunction;

  constructor(scope: Construct, id: string, props: LettersProps) {
    super(scope, id);
    this.byClock = this.gather(props);
    this.notify(props);
    this.feedback(props);
    alarmOnLetters(this, props);
  }

  private gather(props: LettersProps): IFunction {
    const { api, storage, config, operations } = props;
    const gather = nodeFunction(this, 'gather', {
      ...props,
      // One whole vCPU: the count of two weeks is arithmetic, not waiting.
      memorySize: 1769,
      timeout: Duration.minutes(10),
      environment: {
        TABLE_NAME: storage.records.table.tableName,
        LETTER_QUEUE_URL: storage.letterQueue.queue.queueUrl,
        PEPPER_SECRET_ID: storage.sealing.pepper.secretArn,
        LINK_SECRET_ID: storage.sealing.link.secretArn,
        ORIGIN: api.origin,
        HOTLINE: config.hotline,
        RHYTHM_HOURS: String(config.rhythmHours),
      },
      asynchronous: true,
      harm: 'Offices are not told of new referrals: applicants wait for their call.',
    });
    storage.records.grant(gather, {
      GetItem: ['persons', 'statements', 'letters', 'offices'],
      PutItem: ['letters', 'liveNeeds'],
      // A proven address starts on its day.
      UpdateItem: ['letters', 'liveNeeds', 'offices'],
      Query: ['letters', 'offices'],
    });
    storage.records.grantQuery(gather, { byWeek: ['weeks'], byOffice: ['lists', 'unsentLetters'] });
    storage.letterQueue.grantSend(gather);
    storage.sealing.grantPepper(gather);
    storage.sealing.grantLinks(gather);
    // The next hour does all that this one missed.
    const retryFor = Duration.minutes(30);
    new Timetable(this, 'Hourly', { fn: gather, cron: { minute: '0', hour: '*' }, retryFor, operations });
    operations.alarmOnSilence(gather, 'Silent', {
      metric: gather.metricInvocations({ period: Duration.hours(1) }),
      periods: 3,
      title: 'gather is silent',
      harm: 'No office has been told of new referrals for three hours.',
      remedy: 'see whether the schedule is enabled and its role may call gather.',
    });
    return gather;
  }

  private notify(props: LettersProps): void {
    const { storage, config } = props;
    const { queue, deadLetters } = storage.letterQueue;
    const notify = nodeFunction(this, 'notify', {
      ...props,
      memorySize: 256,
      timeout: notifyTimeout,
      environment: {
        TABLE_NAME: storage.records.table.tableName,
        LETTER_QUEUE_URL: queue.queueUrl,
        DEAD_LETTERS_URL: deadLetters.queueUrl,
        CONFIGURATION_SET: storage.mail.configurationSet.configurationSetName,
        SENDER: config.sender,
        MAIL_ONLY_TO: JSON.stringify(config.mailOnlyTo ?? null),
        DESK_MAILBOX: config.deskMailbox,
        READERS: JSON.stringify(config.extraReaders ?? []),
        MAIL_EVERY_MS: String(pauseBetweenMails(config.mailsPerSecond)),
      },
      harm: 'Letters to offices are late or not sent.',
    });
    storage.records.grant(notify, {
      GetItem: ['offices', 'mailRest'],
      PutItem: ['mailRest'],
      UpdateItem: ['letters', 'mailRest', 'canaries'],
      DeleteItem: ['mailRest'],
    });
    storage.letterQueue.grantSend(notify);
    storage.letterQueue.grantPutAside(notify);
    storage.mail.grantSend(notify);
    storage.letterQueue.grantConsume(notify);
    // Not the library's SqsEventSource: it would also let notify look up the queue. The id is the one that it gives.
    notify.addEventSourceMapping(`SqsEventSource:${Names.nodeUniqueId(queue.node)}`, {
      eventSourceArn: queue.queueArn,
      batchSize: 1,
      maxConcurrency: sideBySide,
      reportBatchItemFailures: true,
    });
  }

  private feedback(props: LettersProps): void {
    const feedback = nodeFunction(this, 'feedback', {
      ...props,
      memorySize: 256,
      timeout: Duration.seconds(15),
      environment: {
        TABLE_NAME: props.storage.records.table.tableName,
        CONFIGURATION_SET: props.storage.mail.configurationSet.configurationSetName,
      },
      asynchronous: true,
      harm: 'Nobody learns that letters bounced: those offices hear nothing.',
    });
    props.storage.records.grant(feedback, {
      GetItem: ['offices'],
      UpdateItem: ['letters', 'offices', 'canaries'],
    });
    this.followMail(feedback, props);
  }

  private followMail(feedback: IFunction, { storage, operations }: LettersProps): void {
    const { configurationSet } = storage.mail;
    new ConfigurationSetEventDestination(this, 'MailEvents', {
      configurationSet,
      // SES sends its events to the default bus only.
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'Bus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.RENDERING_FAILURE,
      ],
    });
    new Rule(this, 'MailRule', {
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [configurationSet.configurationSetName] } } },
      },
      targets: [
        new LambdaFunction(feedback, {
          deadLetterQueue: operations.deadWork,
          maxEventAge: Duration.hours(24),
          retryAttempts: 185,
        }),
      ],
    });
  }
}
