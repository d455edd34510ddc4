import { Aws, type Duration, TimeZone } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  ContextAttribute,
  type IScheduleTarget,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { homeZone } from '../shared/calendar/zone.ts';
import type { Operations } from './operations.ts';

export type TimetableProps = {
  readonly fn: IFunction;
  /** Fields of an EventBridge cron expression, in the ministry's time. */
  readonly cron: { readonly minute: string; readonly hour: string; readonly weekDay?: string };
  /** How long a call that Lambda does not take is tried again. */
  readonly retryFor: Duration;
  readonly operations: Operations;
};

/** Scheduler's own maximum; how long it tries is bounded by `retryFor`. */
const mostRetries = 185;

/** Calls a function by the clock, and tells it which time it was called for, however late it is. */
export class Timetable extends Construct {
  constructor(scope: Construct, id: string, props: TimetableProps) {
    super(scope, id);
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.cron({ ...props.cron, timeZone: TimeZone.of(homeZone) }),
      target: this.target(props),
    });
  }

  /** Not the library's LambdaInvoke: it would allow every version of the function by a wildcard. */
  private target({ fn, retryFor, operations: { deadWork } }: TimetableProps): IScheduleTarget {
    const role = this.role();
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.functionArn] }),
    );
    deadWork.grant(role, 'sqs:SendMessage');
    const target = {
      arn: fn.functionArn,
      role,
      input: ScheduleTargetInput.fromObject({ scheduledAt: ContextAttribute.scheduledTime }),
      retryPolicy: { maximumEventAgeInSeconds: retryFor.toSeconds(), maximumRetryAttempts: mostRetries },
      deadLetterConfig: { arn: deadWork.queueArn },
    };
    return { bind: () => target };
  }

  private role(): Role {
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
  }
}
