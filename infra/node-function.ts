import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Variable } from '../shared/environment.ts';
import type { Config } from './config.ts';
import { codeOf } from './function-code.ts';
import type { FunctionName } from './function-names.ts';
import { type LiveFunction, liveFunction } from './live-function.ts';
import type { Operations } from './operations.ts';
import { removalPolicy } from './removal.ts';

/** What every capability is given. */
export type Common = { readonly config: Config; readonly version: string; readonly operations: Operations };

export type NodeFunctionProps = Common & {
  /** Megabytes, read off a curve (docs/decisions/memory.md). A whole vCPU comes with 1769. */
  readonly memorySize: number;
  readonly timeout: Duration;
  readonly environment: Partial<Record<Variable, string>>;
  /** Who is harmed when it fails. */
  readonly harm: string;
  /** That harm comes before the morning. */
  readonly wakes?: boolean;
  /** Where another policy names the role. */
  readonly roleName?: string;
  /** Called by a schedule or a rule, who do not wait: Lambda itself retries, and puts aside what fails for good. */
  readonly asynchronous?: boolean;
};

/** The one way in which this system makes a function: `functions/<name>/handler.ts`, with its own role, log and alarm. */
export function nodeFunction(scope: Construct, name: FunctionName, props: NodeFunctionProps): LiveFunction {
  const { processor = 'x86_64' } = props.config;
  const id = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: props.config.logDays as RetentionDays,
    removalPolicy: removalPolicy(props.config),
  });
  const role = new Role(scope, `${id}Role`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    ...(props.roleName && { roleName: props.roleName }),
  });
  // Its own log group only, where AWSLambdaBasicExecutionRole would open every one of the account.
  logGroup.grantWrite(role);
  const fn = new LambdaFunction(scope, id, {
    code: codeOf(name, scope, processor),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: processor === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
    memorySize: props.memorySize,
    timeout: props.timeout,
    environment: { SERVICE_NAME: name, VERSION: props.version, ...props.environment },
    loggingFormat: LoggingFormat.JSON,
    logGroup,
    role,
    // Without it CloudFormation deletes a version as soon as the next one is there, and nobody could go back.
    currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    ...reserved(name, props.config),
  });
  alarmOnErrors(fn, name, props);
  // How a call is retried is a setting of what is called: one on the function would not count for its alias.
  return liveFunction(fn, props.asynchronous ? asynchronousProps(props.operations) : {});
}

/** A new account has ten calls at once in all and refuses to reserve any: so nothing is reserved that nobody asks for. */
function reserved(name: FunctionName, { reservedConcurrency }: Config) {
  const calls = reservedConcurrency?.[name];
  return calls === undefined ? {} : { reservedConcurrentExecutions: calls };
}

function asynchronousProps({ givenUp }: Operations) {
  return { retryAttempts: 2, maxEventAge: Duration.hours(1), onFailure: givenUp };
}

function alarmOnErrors(fn: LambdaFunction, name: FunctionName, props: NodeFunctionProps): void {
  const { operations, harm, wakes = false } = props;
  const period = Duration.minutes(5);
  operations.alarm(fn, 'Fails', {
    metric: fn.metricErrors({ period }),
    title: `${name} fails`,
    harm,
    remedy: "find the error in the function's log; if it began with a deployment, go back.",
    wakes,
  });
  // Whom it harms before the morning has an alarm for it: error pages, the stream behind.
  operations.alarm(fn, 'Throttled', {
    metric: fn.metricThrottles({ period }),
    title: 'A function is throttled',
    of: name,
    harm: `Lambda refuses calls of ${name}. ${harm}`,
    remedy: "raise the account's concurrent executions, or what reservedConcurrency leaves to others.",
  });
}
