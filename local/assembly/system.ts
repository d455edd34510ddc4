import { isObject, parseJson } from '../json.ts';
import type { FunctionDefinition } from '../lambda/function-version.ts';
import type { Routing } from '../lambda/lambda.ts';
import { compilePattern, type Matches } from '../triggers/event-pattern.ts';
import type { Assembly } from './assembly.ts';
import type { Properties } from './known-types.ts';
import type { Resource, Resources } from './resources.ts';

/** An event source mapping with its filters compiled and its function and queue found. */
export type Mapping = {
  readonly functionName: string;
  readonly sourceArn: string;
  readonly accepts: Matches;
  readonly settings: Properties<'AWS::Lambda::EventSourceMapping'>;
};

/** What happens to an asynchronous invocation of a function that fails. */
export type AsyncSettings = {
  readonly retries: number;
  readonly maximumAgeMs: number;
  readonly onFailureArn: string | undefined;
  readonly deadLetterArn: string | undefined;
};

export type EventRule = {
  readonly matches: Matches;
  readonly targets: readonly { readonly functionName: string; readonly input: string | undefined }[];
};

export type ScheduleDefinition = {
  /** Name of the function that it calls. */
  readonly name: string;
  readonly arn: string;
  readonly expression: string;
  readonly timeZone: string;
  readonly enabled: boolean;
  readonly input: string | undefined;
};

export type RouteDefinition = {
  readonly key: string;
  readonly functionName: string;
  readonly timeoutMs: number;
  /** Its own; absent: it shares one with all such routes. */
  readonly throttle?: Throttle;
};
export type Throttle = { readonly rate: number | undefined; readonly burst: number | undefined };

/** The template's parts that act, in the host's own words. */
export type System = {
  readonly functions: readonly FunctionDefinition[];
  /** Where each function's alias leads, where the template shares its calls out. */
  readonly routing: ReadonlyMap<string, Routing>;
  readonly asyncSettings: ReadonlyMap<string, AsyncSettings>;
  readonly mappings: readonly Mapping[];
  readonly rules: readonly EventRule[];
  readonly schedules: readonly ScheduleDefinition[];
  readonly routes: readonly RouteDefinition[];
  readonly throttle: Throttle;
  /** What the edge adds to each request, as the template writes it; undefined where there is no edge. */
  readonly edgeHeaders: Readonly<Record<string, string>> | undefined;
};

/** Lambda's own default for asynchronous invocations: two retries, within six hours. */
const defaultAsync = { retries: 2, maximumAgeMs: 6 * 3600 * 1000 };

/** Reads the acting parts; `poolSize` is how many processes a function has at most. */
export function readSystem(assembly: Assembly, resources: Resources, poolSize: number): System {
  const functions = resources.of('AWS::Lambda::Function');
  const nameOf = (reference: string): string => {
    const found = functions.find((one) =>
      namesOf(one, resources).some((name) => name === reference || reference.includes(`${name}/`)),
    );
    if (!found) throw new Error(`No function of the template is ${reference}`);
    return serviceName(found);
  };
  return {
    functions: functions.map((one) => definitionOf(one, { assembly, resources, poolSize })),
    routing: new Map(
      resources
        .of('AWS::Lambda::Alias')
        .map(({ properties }) => [nameOf(properties.FunctionName), routingOf(properties)]),
    ),
    asyncSettings: new Map(functions.map((one) => [serviceName(one), asyncSettingsOf(one, resources)])),
    mappings: resources.of('AWS::Lambda::EventSourceMapping').map((one) => mappingOf(one, nameOf)),
    rules: resources.of('AWS::Events::Rule').flatMap((one) => ruleOf(one, nameOf)),
    schedules: resources.of('AWS::Scheduler::Schedule').map((one) => scheduleOf(one, nameOf)),
    routes: routesOf(resources, nameOf),
    throttle: throttleOf(resources.of('AWS::ApiGatewayV2::Stage')[0]?.properties.DefaultRouteSettings),
    edgeHeaders: edgeHeadersOf(resources),
  };
}

/** How a template may refer to the function: itself, and its aliases. */
function namesOf({ name, arn }: Resource<'AWS::Lambda::Function'>, resources: Resources): string[] {
  const aliases = aliasesOf(name, resources).map((alias) => `:${alias}`);
  return ['', ...aliases].flatMap((qualifier) => [name + qualifier, arn + qualifier]);
}

const aliasesOf = (name: string, resources: Resources): string[] =>
  resources
    .of('AWS::Lambda::Alias')
    .filter(({ properties }) => properties.FunctionName === name)
    .map(({ properties }) => properties.Name);

function serviceName({ id, properties }: Resource<'AWS::Lambda::Function'>): string {
  return properties.Environment?.Variables['SERVICE_NAME'] ?? id;
}

type Around = { readonly assembly: Assembly; readonly resources: Resources; readonly poolSize: number };

function definitionOf(
  resource: Resource<'AWS::Lambda::Function'>,
  { assembly, resources, poolSize }: Around,
): FunctionDefinition {
  const { Code, Handler, Timeout, MemorySize, Environment, LoggingConfig, ReservedConcurrentExecutions } =
    resource.properties;
  const published = resources
    .of('AWS::Lambda::Version')
    .find(({ properties }) => properties.FunctionName === resource.name);
  const directory = assembly.assetDirectory(Code.S3Key);
  if (!directory) throw new Error(`Resource ${resource.id}: the assembly has no asset ${Code.S3Key}`);
  return {
    name: serviceName(resource),
    arn: resource.arn,
    alias: aliasesOf(resource.name, resources)[0],
    version: published?.name.split(':').at(-1) ?? '$LATEST',
    description: resource.properties.Description,
    directory,
    handler: Handler,
    timeoutMs: Timeout * 1000,
    memoryMb: MemorySize,
    variables: Environment?.Variables ?? {},
    jsonLogLevel: LoggingConfig?.LogFormat === 'JSON' ? LoggingConfig.ApplicationLogLevel : undefined,
    concurrency: Math.min(poolSize, ReservedConcurrentExecutions ?? poolSize),
  };
}

const routingOf = ({ FunctionVersion, RoutingConfig }: Properties<'AWS::Lambda::Alias'>): Routing => ({
  version: FunctionVersion,
  weights: Object.fromEntries(
    (RoutingConfig?.AdditionalVersionWeights ?? []).map((one) => [one.FunctionVersion, one.FunctionWeight]),
  ),
});

function asyncSettingsOf(resource: Resource<'AWS::Lambda::Function'>, resources: Resources): AsyncSettings {
  // Settings of the function itself do not count for who calls its alias, and the other way round.
  const [called = '$LATEST'] = aliasesOf(resource.name, resources);
  const config = resources
    .of('AWS::Lambda::EventInvokeConfig')
    .map(({ properties }) => properties)
    .find(({ FunctionName, Qualifier }) => FunctionName === resource.name && Qualifier === called);
  const age = config?.MaximumEventAgeInSeconds;
  return {
    retries: config?.MaximumRetryAttempts ?? defaultAsync.retries,
    maximumAgeMs: age === undefined ? defaultAsync.maximumAgeMs : age * 1000,
    onFailureArn: config?.DestinationConfig?.OnFailure?.Destination,
    deadLetterArn: resource.properties.DeadLetterConfig?.TargetArn,
  };
}

function mappingOf(
  { id, properties }: Resource<'AWS::Lambda::EventSourceMapping'>,
  nameOf: (reference: string) => string,
): Mapping {
  const filters = (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }) => {
    const pattern = parseJson(Pattern);
    if (!isObject(pattern)) throw new Error(`Resource ${id}: a filter is no object`);
    return compilePattern(pattern);
  });
  return {
    functionName: nameOf(properties.FunctionName),
    sourceArn: properties.EventSourceArn,
    accepts: (event) => filters.length === 0 || filters.some((filter) => filter(event)),
    settings: properties,
  };
}

function ruleOf(
  { properties }: Resource<'AWS::Events::Rule'>,
  nameOf: (reference: string) => string,
): EventRule[] {
  if (properties.State === 'DISABLED') return [];
  // Who is woken means something in an account only, as alarms do.
  const called = properties.Targets.filter(({ Arn }) => !Arn.startsWith('arn:aws:sns:'));
  const targets = called.map(({ Arn, Input }) => ({ functionName: nameOf(Arn), input: Input }));
  return [{ matches: compilePattern(properties.EventPattern), targets }];
}

function scheduleOf(
  { arn, properties }: Resource<'AWS::Scheduler::Schedule'>,
  nameOf: (reference: string) => string,
): ScheduleDefinition {
  return {
    name: nameOf(properties.Target.Arn),
    arn,
    expression: properties.ScheduleExpression,
    timeZone: properties.ScheduleExpressionTimezone,
    enabled: properties.State === 'ENABLED',
    input: properties.Target.Input,
  };
}

function routesOf(resources: Resources, nameOf: (reference: string) => string): RouteDefinition[] {
  const integrations = new Map(
    resources.of('AWS::ApiGatewayV2::Integration').map((one) => [`integrations/${one.ref}`, one.properties]),
  );
  checkThatApiIsReached(resources);
  const limits = resources.of('AWS::ApiGatewayV2::Stage')[0]?.properties.RouteSettings ?? {};
  return resources.of('AWS::ApiGatewayV2::Route').map(({ id, properties }) => {
    const integration = integrations.get(properties.Target);
    if (!integration) throw new Error(`Resource ${id}: no integration ${properties.Target}`);
    const { IntegrationUri, TimeoutInMillis } = integration;
    const own = limits[properties.RouteKey];
    return {
      ...{ key: properties.RouteKey, functionName: nameOf(IntegrationUri), timeoutMs: TimeoutInMillis },
      ...(own && { throttle: throttleOf(own) }),
    };
  });
}

/** In AWS nobody would reach an API that has closed its own address and has no name. */
function checkThatApiIsReached(resources: Resources): void {
  const named = resources.of('AWS::ApiGatewayV2::ApiMapping').map(({ properties }) => properties.ApiId);
  for (const { id, ref, properties } of resources.of('AWS::ApiGatewayV2::Api'))
    if (properties.DisableExecuteApiEndpoint && !named.includes(String(ref)))
      throw new Error(`Resource ${id}: its default endpoint is disabled, and no domain name leads to it`);
}

type RouteSettings = Properties<'AWS::ApiGatewayV2::Stage'>['DefaultRouteSettings'];

const throttleOf = (settings: RouteSettings): Throttle => ({
  rate: settings?.ThrottlingRateLimit,
  burst: settings?.ThrottlingBurstLimit,
});

function edgeHeadersOf(resources: Resources): Record<string, string> | undefined {
  const [edge] = resources.of('AWS::CloudFront::Distribution');
  const headers = edge?.properties.DistributionConfig.Origins[0].OriginCustomHeaders;
  return (
    headers && Object.fromEntries(headers.map(({ HeaderName, HeaderValue }) => [HeaderName, HeaderValue]))
  );
}
