import { CfnOutput, Duration, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  HttpApi,
  type HttpMethod,
  HttpRoute,
  HttpRouteKey,
  type HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Variable } from '../shared/environment.ts';
import { ApiDomain } from './api-domain.ts';
import type { Config } from './config.ts';
import type { LiveFunction } from './live-function.ts';
import type { Operations } from './operations.ts';
import { originOf } from './origin.ts';
import type { OriginSecret } from './origin-secret.ts';
import { removalPolicy } from './removal.ts';
import type { StorageStack } from './storage-stack.ts';

/** `$default` is whatever no other route names. */
export type Route = `${HttpMethod} /${string}` | '$default';

export type WebApiProps = {
  readonly config: Config;
  readonly operations: Operations;
  readonly storage: StorageStack;
};

/** The one door. It knows routes and limits; who may do what is decided behind it. */
export class WebApi extends Construct {
  /** Address of the site as people know it, without a path: what every link begins with. */
  readonly origin: string;
  private readonly api: HttpApi;
  private readonly stage: HttpStage;
  private readonly limited: ReadonlySet<string>;
  private readonly secret: OriginSecret | undefined;

  constructor(scope: Construct, id: string, { config, operations, storage }: WebApiProps) {
    super(scope, id);
    this.secret = storage.originSecret;
    this.api = new HttpApi(this, 'Api', {
      apiName: `pemberdayaan-tki-${config.stage}`,
      createDefaultStage: false,
      disableExecuteApiEndpoint: config.apiDomain !== undefined,
    });
    this.stage = this.addStage(config);
    const address = this.addressOf(config);
    this.limited = new Set(Object.keys(config.throttle.routes));
    this.origin = originOf(this, config, address);
    this.watch(operations);
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'Applicants have no account; offices sign in by a mailed code, which the office function checks.',
    });
    new CfnOutput(this, 'Url', { value: address }).overrideLogicalId('ApiUrl');
  }

  route(fn: LiveFunction, routes: readonly Route[]): void {
    this.knowEdge(fn);
    // One permission a function: one for each route would fill the function's policy.
    const integration = new HttpLambdaIntegration(fn.lambda.node.id, fn, { scopePermissionToRoute: false });
    for (const route of routes) {
      const made = new HttpRoute(this, route, {
        httpApi: this.api,
        routeKey: routeKeyOf(route),
        integration,
      });
      // API Gateway refuses a stage that limits a route which is not there yet.
      if (this.limited.has(route)) this.stage.node.addDependency(made);
    }
  }

  /** What API Gateway counts, in steps of five minutes. */
  metric(name: '4xx' | '5xx' | 'Latency', statistic: string): Metric {
    return this.api.metric(name, { statistic, period: Duration.minutes(5) });
  }

  private knowEdge(fn: LiveFunction): void {
    if (!this.secret) return;
    const name: Variable = 'ORIGIN_SECRET_ID';
    fn.lambda.addEnvironment(name, this.secret.secret.secretArn);
    this.secret.grantRead(fn);
  }

  /** Under a name of its own, the API does not answer to the one that AWS gives it. */
  private addressOf({ apiDomain: name }: Config): string {
    if (name === undefined) return this.api.apiEndpoint;
    new ApiDomain(this, 'Domain', { name, stage: this.stage });
    return `https://${name}`;
  }

  private addStage(config: Config): HttpStage {
    const { throttle } = config;
    const stage = this.api.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: throttle.requestsPerSecond, burstLimit: throttle.burst },
      accessLogSettings: this.accessLog(config),
    });
    (stage.node.defaultChild as CfnStage).routeSettings = Object.fromEntries(
      Object.entries(throttle.routes).map(([route, { requestsPerSecond, burst }]) => [
        route,
        { ThrottlingRateLimit: requestsPerSecond, ThrottlingBurstLimit: burst },
      ]),
    );
    return stage;
  }

  /** Neither path, query nor address: an office's link is in the path, and who asked is nobody's business. */
  private accessLog(config: Config) {
    const logGroup = new LogGroup(this, 'AccessLog', {
      retention: config.logDays as RetentionDays,
      removalPolicy: removalPolicy(config),
    });
    const fields = {
      requestId: '$context.requestId',
      routeKey: '$context.routeKey',
      status: '$context.status',
      latency: '$context.responseLatency',
      integrationError: '$context.integrationErrorMessage',
    };
    return {
      destination: new LogGroupLogDestination(logGroup),
      format: AccessLogFormat.custom(JSON.stringify(fields)),
    };
  }

  private watch(operations: Operations): void {
    operations.alarm(this, 'ServerErrors', {
      metric: this.metric('5xx', 'Sum'),
      atLeast: 5,
      title: 'People get error pages',
      wakes: true,
      harm: 'People who send the form or look up their status get an error page.',
      remedy: 'look in the access log for the route, then in the log of its function.',
    });
    operations.alarm(this, 'Slow', {
      metric: this.metric('Latency', 'p99'),
      // In milliseconds. A cold start takes two seconds, three tries of a store that is silent nine.
      atLeast: Duration.seconds(5).toMilliseconds(),
      periods: 3,
      title: 'Pages are slow',
      harm: 'For a quarter of an hour one in a hundred has waited over five seconds for a page, and may give up.',
      remedy: 'look in the access log for the route, then for throttles of Lambda and of the table.',
    });
  }
}

function routeKeyOf(route: Route): HttpRouteKey {
  if (route === '$default') return HttpRouteKey.DEFAULT;
  const [method, path = '/'] = route.split(' ');
  return HttpRouteKey.with(path, method as HttpMethod);
}
