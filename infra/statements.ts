import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type Common, nodeFunction } from './node-function.ts';
import type { StorageStack } from './storage-stack.ts';
import { Timetable } from './timetable.ts';
import type { WebApi } from './web-api.ts';

export type StatementsProps = Common & { readonly storage: StorageStack; readonly api: WebApi };

/** Every Monday at six the closed week is counted, frozen and sent to everybody. */
export class Statements extends Construct {
  /** Called by the clock, and by an operator who has a reason. */
  readonly byClock: IFunction;

  constructor(scope: Construct, id: string, props: StatementsProps) {
    super(scope, id);
    this.byClock = this.summarize(props);
    this.show(props);
  }

  /** Its bundle alone holds what writes spreadsheets, and it can neither write nor unseal anything. */
  private show(props: StatementsProps): void {
    const { api, storage, config } = props;
    const statements = nodeFunction(this, 'statements', {
      ...props,
      memorySize: 1769,
      timeout: Duration.seconds(20),
      environment: {
        TABLE_NAME: storage.records.table.tableName,
        LINK_SECRET_ID: storage.sealing.link.secretArn,
        HOTLINE: config.hotline,
      },
      harm: 'Offices and the ministry cannot look at the figures of a closed week.',
    });
    storage.records.grant(statements, { GetItem: ['statements', 'offices'] });
    storage.sealing.grantLinks(statements);
    const week = 'GET /office/statements/{week}' as const;
    api.route(statements, ['GET /office/statements', week, `${week}/{national}`]);
  }

  private summarize(props: StatementsProps): IFunction {
    const { api, storage, config, operations } = props;
    const summarize = nodeFunction(this, 'summarize', {
      ...props,
      // One whole vCPU, because a count is arithmetic and not waiting: some twenty seconds where a million people applied. It
      // needs some 200 MB, however large the week is, and V8 takes more where it may (docs/performance.md). The time is
      // Lambda's longest, for weeks that are caught up and for a season of such weeks, of which each Monday reads fourteen.
      memorySize: 1769,
      timeout: Duration.minutes(15),
      environment: {
        TABLE_NAME: storage.records.table.tableName,
        LETTER_QUEUE_URL: storage.letterQueue.queue.queueUrl,
        LINK_SECRET_ID: storage.sealing.link.secretArn,
        ORIGIN: api.origin,
        READER_IDS: JSON.stringify((config.extraReaders ?? []).map(({ id }) => id)),
      },
      asynchronous: true,
      harm: 'Offices and the ministry have no figures of the closed week.',
    });
    storage.records.grant(summarize, {
      GetItem: ['statements'],
      PutItem: ['statements', 'letters', 'recounts'],
      Query: ['offices', 'unmet', 'recounts'],
    });
    storage.records.grantQuery(summarize, { byWeek: ['weeks'] });
    storage.letterQueue.grantSend(summarize);
    storage.sealing.grantLinks(summarize);
    new Timetable(this, 'Monday', {
      fn: summarize,
      cron: { minute: '0', hour: '6', weekDay: 'MON' },
      retryFor: Duration.hours(24),
      operations,
    });
    operations.alarmOnReport(summarize, 'DoesNotAddUp', 'summarize', 'StatementsWithoutProof', {
      title: 'A statement does not add up',
      harm: 'The weekly statement does not prove itself: offices and the ministry have figures that nobody can trust.',
      remedy: 'see week-counted in the log of summarize for which proof failed.',
    });
    operations.alarmOnReport(summarize, 'NobodyToTell', 'summarize', 'StatementsWithoutMailbox', {
      title: 'An office got no digest',
      harm: 'An office got no digest, because it has no verified mailbox: it learns of its applicants from nobody.',
      remedy: 'verify its mailbox in the directory of offices.',
    });
    operations.alarmOnReport(summarize, 'HolidaysEnd', 'summarize', 'HolidaysEndSoon', {
      title: 'The holidays end soon',
      harm: 'In less than 60 days the list of holidays ends: terms would fall on days on which no office works.',
      remedy: 'enter the decree of the next year and deploy.',
    });
    // Watched by another function, on its own schedule: whoever failed to tell a week may fail to say so, too.
    operations.alarmOnReport(summarize, 'Untold', 'gather', 'StatementsUntold', {
      title: 'No statement by Monday eight',
      harm: 'It is past eight on Monday, and offices and the ministry have no statement of a week that is over.',
      remedy: 'read the log of summarize, then call it with the scheduled time of that Monday.',
    });
    operations.alarmOnSilence(summarize, 'Missing', {
      // Seven days are as far as an alarm looks back, and hold exactly one Monday.
      metric: summarize.metricInvocations({ period: Duration.days(1) }),
      periods: 7,
      title: 'summarize is silent',
      harm: 'The weekly statement was not made: offices and the ministry have no figures of the closed week.',
      remedy: 'call summarize with the scheduled time of that Monday; it catches up, oldest week first.',
    });
    return summarize;
  }
}
