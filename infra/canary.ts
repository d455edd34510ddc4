import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { MetricOf } from '../shared/observing/metrics.ts';
import { reported, type Why } from './alarms.ts';
import { type Common, nodeFunction } from './node-function.ts';
import type { Operations } from './operations.ts';
import type { StorageStack } from './storage-stack.ts';
import { Timetable } from './timetable.ts';
import type { WebApi } from './web-api.ts';

export type CanaryProps = Common & { readonly storage: StorageStack; readonly api: WebApi };

/** Every hour, day and night: an application that is no person's, and whether the one before it came out at the other end. */
export class Canary extends Construct {
  /** Called by the clock, and by an operator who has a reason. */
  readonly byClock: IFunction;

  constructor(scope: Construct, id: string, props: CanaryProps) {
    super(scope, id);
    const { storage, api, operations } = props;
    const canary = nodeFunction(this, 'canary', {
      ...props,
      memorySize: 256,
      // Three tries of a door that does not answer, then a minute in which what was sent comes out.
      timeout: Duration.minutes(2),
      environment: {
        TABLE_NAME: storage.records.table.tableName,
        CANARY_SECRET_ID: storage.sealing.canary.secretArn,
        ORIGIN: api.origin,
      },
      asynchronous: true,
      harm: 'Nobody knows whether applications still come out at the other end.',
    });
    storage.records.grant(canary, { Query: ['canaries'], DeleteItem: ['canaries'] });
    storage.sealing.grantCanary(canary);
    // The next hour does all that this one missed.
    const retryFor = Duration.minutes(30);
    new Timetable(this, 'Hourly', { fn: canary, cron: { minute: '20', hour: '*' }, retryFor, operations });
    alarmOnCanary(canary, operations);
    this.byClock = canary;
  }
}

function alarmOnCanary(canary: IFunction, operations: Operations): void {
  operations.alarmOnSilence(canary, 'Silent', {
    metric: reported('canary', 'CanariesArrived').with({ period: Duration.hours(1) }),
    periods: 3,
    title: 'No test application arrives',
    harm: 'For three hours no test application has come out at the other end: those of people may not either.',
    remedy: 'call canary by hand, and see which step is missing.',
  });
  alarmOnStep(canary, operations, 'CanariesNotAccepted', {
    title: 'A test application gets no receipt',
    harm: 'A test application got no receipt at the public door: people who apply most likely get none either.',
    remedy: 'open the form yourself, then see in the log of canary with which status it was refused.',
  });
  alarmOnStep(canary, operations, 'CanariesNotReferred', {
    title: 'A test application reaches nobody',
    harm: 'A test application was accepted, and nobody had it an hour later: no office learns of people who apply.',
    remedy: 'the step is dispatch: see whether it is called, and what its log says.',
  });
  alarmOnStep(canary, operations, 'CanariesNotLettered', {
    title: 'A test application brings no letter',
    harm: 'Of a test application no letter was written: people in trouble wait, and their office does not know.',
    remedy: 'the step is the end of dispatch: see in its log what it could not read or write.',
  });
  alarmOnStep(canary, operations, 'CanariesNotDelivered', {
    title: 'A test letter does not arrive',
    harm: 'The letter of a test application had not arrived an hour later: letters to offices do not either.',
    remedy: 'the step is notify, SES or feedback: the log of canary says how far the letter came.',
  });
}

/** Whoever is in trouble at night is not told otherwise: see docs/decisions/canary.md. */
const alarmOnStep = (canary: IFunction, operations: Operations, metric: MetricOf<'canary'>, why: Why): void =>
  void operations.alarmOnReport(canary, metric, 'canary', metric, { ...why, wakes: true });
