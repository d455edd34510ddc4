import * as z from 'zod';
import type { JsonObject } from '../json.ts';

/**
 * The resource types that local/ runs, with every property it honors. A property that is not listed stops the start,
 * as an unknown type does: what the template says and this machine does not do must never be a silence.
 */

const object = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);
/** Says something that has no meaning on one machine (access, tags, encryption at rest, log delivery). */
const passedOver = z.unknown().optional();
/** Some values of a template are numbers, some the same number as text. */
const number = z.coerce.number();
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);
const target = z.strictObject({ Destination: z.string() });

const routeSettings = z.strictObject({
  ThrottlingRateLimit: number.optional(),
  ThrottlingBurstLimit: number.optional(),
  DetailedMetricsEnabled: passedOver,
});

const table = z.looseObject({ TableName: z.string().optional(), StreamSpecification: object.optional() });

const eventInput = {
  Id: passedOver,
  Arn: z.string(),
  RoleArn: passedOver,
  Input: z.string().optional(),
  InputTransformer: passedOver,
  RetryPolicy: z
    .strictObject({ MaximumRetryAttempts: number.optional(), MaximumEventAgeInSeconds: number.optional() })
    .optional(),
};

export const schemas = {
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::DynamoDB::Table': table,
  'AWS::SQS::Queue': z.looseObject({
    QueueName: z.string().optional(),
    VisibilityTimeout: number.default(30),
    RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: number }).optional(),
  }),
  'AWS::KMS::Key': z.looseObject({}),
  'AWS::KMS::Alias': z.strictObject({ AliasName: z.string(), TargetKeyId: z.string() }),
  'AWS::SecretsManager::Secret': z.looseObject({ Name: z.string().optional() }),
  'AWS::SES::EmailIdentity': z.looseObject({
    EmailIdentity: z.string(),
    FeedbackAttributes: z.strictObject({ EmailForwardingEnabled: flag }).optional(),
    MailFromAttributes: z
      .strictObject({ MailFromDomain: z.string(), BehaviorOnMxFailure: z.string() })
      .optional(),
  }),
  'AWS::SES::ConfigurationSet': z.looseObject({ Name: z.string().optional() }),
  'AWS::SES::ConfigurationSetEventDestination': z.strictObject({
    ConfigurationSetName: z.string(),
    EventDestination: z.strictObject({
      Name: z.string().optional(),
      Enabled: flag.default(false),
      MatchingEventTypes: z.array(z.string()),
      EventBridgeDestination: z.strictObject({ EventBusArn: z.string() }),
    }),
  }),
  'AWS::SNS::Topic': z.looseObject({}),
  'AWS::SNS::Subscription': z.strictObject({
    TopicArn: z.string(),
    Protocol: z.string(),
    Endpoint: z.string(),
  }),
  'AWS::IAM::Policy': z.strictObject({
    PolicyName: passedOver,
    Roles: z.array(z.string()).default([]),
    PolicyDocument: z.looseObject({ Statement: z.array(object) }),
  }),
  'AWS::Lambda::Function': z.strictObject({
    FunctionName: z.string().optional(),
    Description: z.string().default(''),
    Runtime: z.enum(['nodejs24.x']),
    Handler: z.string(),
    Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
    Timeout: number.default(3),
    MemorySize: number.default(128),
    Environment: z.strictObject({ Variables: z.record(z.string(), z.string()).default({}) }).optional(),
    DeadLetterConfig: z.strictObject({ TargetArn: z.string() }).optional(),
    ReservedConcurrentExecutions: number.optional(),
    LoggingConfig: z
      .looseObject({
        LogFormat: z.enum(['JSON', 'Text']).default('Text'),
        ApplicationLogLevel: z.string().default('INFO'),
        LogGroup: z.string().optional(),
      })
      .optional(),
    Role: z.string().optional(),
    Architectures: passedOver,
    Tags: passedOver,
    TracingConfig: passedOver,
    KmsKeyArn: passedOver,
    RecursiveLoop: passedOver,
  }),
  'AWS::Lambda::Version': z.strictObject({ FunctionName: z.string(), Description: passedOver }),
  'AWS::Lambda::Alias': z.strictObject({
    FunctionName: z.string(),
    FunctionVersion: z.string(),
    Name: z.string(),
    Description: passedOver,
    RoutingConfig: z
      .strictObject({
        AdditionalVersionWeights: z.array(
          z.strictObject({ FunctionVersion: z.string(), FunctionWeight: number }),
        ),
      })
      .optional(),
  }),
  'AWS::Lambda::EventInvokeConfig': z.strictObject({
    FunctionName: z.string(),
    Qualifier: z.string(),
    MaximumRetryAttempts: number.optional(),
    MaximumEventAgeInSeconds: number.optional(),
    DestinationConfig: z.strictObject({ OnFailure: target.optional() }).optional(),
  }),
  'AWS::Lambda::EventSourceMapping': z.strictObject({
    EventSourceArn: z.string(),
    FunctionName: z.string(),
    Enabled: flag.default(true),
    BatchSize: number.optional(),
    MaximumBatchingWindowInSeconds: number.default(0),
    FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
    FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
    ScalingConfig: z.strictObject({ MaximumConcurrency: number }).optional(),
    StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).optional(),
    BisectBatchOnFunctionError: flag.default(false),
    MaximumRetryAttempts: number.default(-1),
    MaximumRecordAgeInSeconds: number.default(-1),
    ParallelizationFactor: number.default(1),
    DestinationConfig: z.strictObject({ OnFailure: target.optional() }).optional(),
    Tags: passedOver,
  }),
  'AWS::Events::Rule': z.strictObject({
    Name: z.string().optional(),
    Description: passedOver,
    State: z
      .enum(['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'])
      .default('ENABLED'),
    EventPattern: object,
    Targets: z
      .array(
        z.strictObject({ ...eventInput, DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional() }),
      )
      .default([]),
    Tags: passedOver,
  }),
  'AWS::Scheduler::Schedule': z.strictObject({
    Name: z.string().optional(),
    Description: passedOver,
    GroupName: passedOver,
    KmsKeyArn: passedOver,
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    ScheduleExpression: z.string(),
    ScheduleExpressionTimezone: z.string().default('UTC'),
    FlexibleTimeWindow: z.looseObject({ Mode: z.literal('OFF') }),
    Target: z.strictObject({
      ...eventInput,
      DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
    }),
  }),
  'AWS::Scheduler::ScheduleGroup': z.looseObject({ Name: z.string().optional() }),
  'AWS::ApiGatewayV2::Api': z.strictObject({
    Name: z.string(),
    ProtocolType: z.literal('HTTP'),
    Description: passedOver,
    DisableExecuteApiEndpoint: flag.default(false),
    Tags: passedOver,
  }),
  // This machine answers at its own address, whatever name the API has there; that the name leads to all of it is checked.
  'AWS::ApiGatewayV2::DomainName': z.strictObject({
    DomainName: z.string(),
    DomainNameConfigurations: z.tuple([
      z.strictObject({
        CertificateArn: z.string(),
        EndpointType: z.literal('REGIONAL'),
        SecurityPolicy: z.literal('TLS_1_2'),
      }),
    ]),
    Tags: passedOver,
  }),
  'AWS::ApiGatewayV2::ApiMapping': z.strictObject({
    ApiId: z.string(),
    DomainName: z.string(),
    Stage: z.literal('$default'),
  }),
  // Of an edge this machine plays what the functions see of it: what it sends along, and who it says has asked.
  'AWS::CloudFront::Distribution': z.object({
    DistributionConfig: z.object({
      Origins: z.tuple([
        z.object({
          OriginCustomHeaders: z
            .array(z.strictObject({ HeaderName: z.string(), HeaderValue: z.string() }))
            .default([]),
        }),
      ]),
    }),
  }),
  'AWS::ApiGatewayV2::Integration': z.strictObject({
    ApiId: z.string(),
    IntegrationType: z.literal('AWS_PROXY'),
    IntegrationUri: z.string(),
    PayloadFormatVersion: z.literal('2.0'),
    TimeoutInMillis: number.default(30_000),
    IntegrationMethod: passedOver,
    Description: passedOver,
  }),
  'AWS::ApiGatewayV2::Route': z.strictObject({
    ApiId: z.string(),
    RouteKey: z.string(),
    Target: z.string(),
    AuthorizationType: z.literal('NONE').default('NONE'),
    OperationName: passedOver,
  }),
  'AWS::ApiGatewayV2::Stage': z.strictObject({
    ApiId: z.string(),
    StageName: z.literal('$default'),
    AutoDeploy: passedOver,
    Description: passedOver,
    AccessLogSettings: passedOver,
    DefaultRouteSettings: routeSettings.optional(),
    RouteSettings: z.record(z.string(), routeSettings).default({}),
    Tags: passedOver,
  }),
} as const;

export type KnownType = keyof typeof schemas;
export type Properties<T extends KnownType> = z.infer<(typeof schemas)[T]>;

/** Types that only mean something in an account: who else may call, what is logged, and who is woken. */
export const passedOverTypes: ReadonlySet<string> = new Set([
  'AWS::Budgets::Budget',
  'AWS::CDK::Metadata',
  'AWS::CertificateManager::Certificate',
  'AWS::CloudFront::CachePolicy',
  'AWS::CloudFront::OriginRequestPolicy',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Role',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::WAFv2::WebACL',
]);

export function isKnownType(type: string): type is KnownType {
  return Object.hasOwn(schemas, type);
}
