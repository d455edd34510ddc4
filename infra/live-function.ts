import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Alias, type EventInvokeConfigOptions, type IFunction, type IVersion } from 'aws-cdk-lib/aws-lambda';
import type { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';

/** Whatever calls a function calls this alias of it: to go back, it is moved to an older version (docs/decisions/versions.md). */
export type LiveFunction = IFunction & { readonly lambda: NodejsFunction };

export function liveFunction(fn: NodejsFunction, asynchronous: EventInvokeConfigOptions): LiveFunction {
  // The casts bridge declarations of the library that differ only under exactOptionalPropertyTypes.
  const version = fn.currentVersion as IVersion;
  return new LiveAlias(fn, 'Live', {
    ...asynchronous,
    aliasName: 'live',
    version,
  }) as unknown as LiveFunction;
}

class LiveAlias extends Alias {
  /** Counted by function, which CloudWatch does for every metric, whichever version served. */
  override metric(metricName: string, props?: MetricOptions): Metric {
    return this.lambda.metric(metricName, props);
  }
}
