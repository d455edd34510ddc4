import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import {
  Alias,
  type EventInvokeConfigOptions,
  type IFunction,
  type IVersion,
  Function as LambdaFunction,
} from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';

/** Whatever calls a function calls this alias of it: to go back, it is moved to an older version (docs/decisions/versions.md). */
export type LiveFunction = IFunction & { readonly lambda: LambdaFunction };

export function liveFunction(fn: LambdaFunction, asynchronous: EventInvokeConfigOptions): LiveFunction {
  // The casts bridge declarations of the library that differ only under exactOptionalPropertyTypes.
  const version = fn.currentVersion as IVersion;
  return new LiveAlias(fn, 'Live', {
    ...asynchronous,
    aliasName: 'live',
    version,
  }) as unknown as LiveFunction;
}

/** The functions themselves, of which only who goes back needs to know. */
export const functionsIn = (scope: IConstruct): LambdaFunction[] =>
  scope.node.findAll().filter((one) => one instanceof LambdaFunction);

class LiveAlias extends Alias {
  /** Counted by function, which CloudWatch does for every metric, whichever version served. */
  override metric(metricName: string, props?: MetricOptions): Metric {
    return this.lambda.metric(metricName, props);
  }
}
