import { createHash } from 'node:crypto';
import type { Json } from '../json.ts';

/** What only the running host can say: its address, and where its emulators listen. */
export type Facts = {
  readonly region: string;
  readonly account: string;
  /** The host's own address, `http://127.0.0.1:PORT`. */
  readonly origin: string;
  queueUrl(name: string): string;
  /** The id of the key with this logical name, the same on every start. */
  keyId(name: string): string;
  /** How Lambda numbers what this assembly publishes: 1, or 2 above an older one. */
  readonly version: string;
};

/** A resource that has its name, but whose properties are not resolved yet. */
export type Named = { readonly type: string; readonly id: string; readonly name: string };

type Attributes = { readonly ref?: string; readonly [attribute: string]: string | undefined };

/** What `Ref` answers for the resource. */
export function refOf(resource: Named, facts: Facts): Json {
  return attributesOf(resource, facts).ref ?? resource.name;
}

/** What `Fn::GetAtt` answers; undefined where the type has no such attribute here. */
export function attributeOf(resource: Named, attribute: string, facts: Facts): Json | undefined {
  const attributes = attributesOf(resource, facts);
  return Object.hasOwn(attributes, attribute) && attribute !== 'ref' ? attributes[attribute] : undefined;
}

function attributesOf(resource: Named, facts: Facts): Attributes {
  const arn = (service: string, rest: string) =>
    `arn:aws:${service}:${facts.region}:${facts.account}:${rest}`;
  const known = byType[resource.type];
  if (known) return known(resource, facts, arn);
  const service = resource.type.split('::')[1]?.toLowerCase() ?? '';
  return { Arn: arn(service, resource.name) };
}

type Describe = (resource: Named, facts: Facts, arn: (service: string, rest: string) => string) => Attributes;

const table: Describe = ({ name }, _facts, arn) => ({
  Arn: arn('dynamodb', `table/${name}`),
  StreamArn: arn('dynamodb', `table/${name}/stream/local`),
  TableId: name,
});

const topic: Describe = ({ name }, _facts, arn) => ({
  ref: arn('sns', name),
  TopicArn: arn('sns', name),
  TopicName: name,
});

const byType: Readonly<Record<string, Describe>> = {
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::DynamoDB::Table': table,
  'AWS::SQS::Queue': ({ name }, facts, arn) => ({
    ref: facts.queueUrl(name),
    QueueUrl: facts.queueUrl(name),
    QueueName: name,
    Arn: arn('sqs', name),
  }),
  'AWS::KMS::Key': ({ name }, facts, arn) => {
    const keyId = facts.keyId(name);
    return { ref: keyId, KeyId: keyId, Arn: arn('kms', `key/${keyId}`) };
  },
  'AWS::SecretsManager::Secret': ({ name }, _facts, arn) => {
    const whole = arn('secretsmanager', `secret:${name}-${digest(name).slice(0, 6)}`);
    return { ref: whole, Id: whole };
  },
  'AWS::Lambda::Function': ({ name }, _facts, arn) => ({ Arn: arn('lambda', `function:${name}`) }),
  'AWS::Lambda::Version': ({ name }, _facts, arn) => ({
    ref: arn('lambda', `function:${name}`),
    Version: name.split(':').at(-1),
  }),
  'AWS::Lambda::Alias': ({ name }, _facts, arn) => ({ ref: arn('lambda', `function:${name}`) }),
  'AWS::Events::Rule': ({ name }, _facts, arn) => ({ Arn: arn('events', `rule/${name}`) }),
  'AWS::Scheduler::Schedule': ({ name }, _facts, arn) => ({
    Arn: arn('scheduler', `schedule/default/${name}`),
  }),
  'AWS::SES::EmailIdentity': ({ name }, _facts, arn) => ({
    Arn: arn('ses', `identity/${name}`),
    ...Object.fromEntries(
      [1, 2, 3].flatMap((number) => [
        [`DkimDNSTokenName${number}`, `local${number}._domainkey.${name}`],
        [`DkimDNSTokenValue${number}`, `local${number}.dkim.amazonses.com`],
      ]),
    ),
  }),
  'AWS::ApiGatewayV2::Api': ({ id }, facts) => {
    const apiId = digest(id).slice(0, 10);
    return { ref: apiId, ApiId: apiId, ApiEndpoint: facts.origin };
  },
  'AWS::ApiGatewayV2::Stage': () => ({ ref: '$default' }),
  'AWS::SNS::Topic': topic,
  'AWS::IAM::Role': ({ name }, facts) => ({
    Arn: `arn:aws:iam::${facts.account}:role/${name}`,
    RoleId: digest(name).slice(0, 20),
  }),
  'AWS::Logs::LogGroup': ({ name }, _facts, arn) => ({ Arn: arn('logs', `log-group:${name}:*`) }),
  'AWS::CloudWatch::Alarm': ({ name }, _facts, arn) => ({ Arn: arn('cloudwatch', `alarm:${name}`) }),
};

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
