import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from '../../local/json.ts';

const home = fileURLToPath(new URL('../../.local/test', import.meta.url));

export type Sources = Readonly<Record<string, string>>;
export type WrittenAssembly = { readonly directory: string; remove(): void };

/**
 * A cloud assembly of one stack, with one function for each source (the text of its `index.mjs`), whose logical id and
 * service name are its key. Inside the repository, so that sources find the installed packages.
 */
export function writeAssembly(
  sources: Sources,
  resources: JsonObject,
  settings: JsonObject = {},
): WrittenAssembly {
  mkdirSync(home, { recursive: true });
  const directory = mkdtempSync(join(home, 'assembly-'));
  const names = Object.keys(sources);
  for (const name of names) {
    mkdirSync(join(directory, `asset.${name}`));
    writeFileSync(join(directory, `asset.${name}`, 'index.mjs'), sources[name] ?? '');
  }
  const functions = names.map((name) => [name, functionNamed(name, settings)]);
  const write = (file: string, content: object) =>
    writeFileSync(join(directory, file), JSON.stringify(content));
  write('app.template.json', { Resources: { ...role, ...Object.fromEntries(functions), ...resources } });
  const files = names.map((name) => [name, { source: { path: `asset.${name}`, packaging: 'zip' } }]);
  write('app.assets.json', { files: Object.fromEntries(files) });
  write('manifest.json', { artifacts });
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

const artifacts = {
  'app.assets': { type: 'cdk:asset-manifest', properties: { file: 'app.assets.json' } },
  app: {
    type: 'aws:cloudformation:stack',
    environment: 'aws://unknown-account/unknown-region',
    properties: { templateFile: 'app.template.json' },
  },
};

/** All functions may do everything: what a role forbids has tests of its own. */
const role: JsonObject = {
  Role: { Type: 'AWS::IAM::Role', Properties: {} },
  Policy: {
    Type: 'AWS::IAM::Policy',
    Properties: {
      Roles: [{ Ref: 'Role' }],
      PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
    },
  },
};

function functionNamed(name: string, settings: JsonObject): JsonObject {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      Environment: {
        Variables: { SERVICE_NAME: name, QUEUE_URL: { Ref: 'Queue' }, TABLE_NAME: { Ref: 'Table' } },
      },
      ...settings,
    },
  };
}

const key = { AttributeName: 'pk', AttributeType: 'S' };

/** What most of these stacks need: a streamed table, and a queue with its dead-letter queue. */
export const storage: JsonObject = {
  Table: {
    Type: 'AWS::DynamoDB::GlobalTable',
    Properties: {
      AttributeDefinitions: [key],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    },
  },
  Dead: { Type: 'AWS::SQS::Queue' },
  Queue: {
    Type: 'AWS::SQS::Queue',
    Properties: {
      VisibilityTimeout: 90,
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 },
    },
  },
};

export function queueMapping(name: string, more: JsonObject = {}): JsonObject {
  return {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
      FunctionName: { Ref: name },
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ...more,
    },
  };
}

export function httpApi(routes: Readonly<Record<string, string>>, throttle: JsonObject = {}): JsonObject {
  const integrations = Object.values(routes).map((name) => [
    `${name}Integration`,
    {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: { Ref: 'Api' },
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: { 'Fn::GetAtt': [name, 'Arn'] },
        PayloadFormatVersion: '2.0',
      },
    },
  ]);
  const routed = Object.entries(routes).map(([RouteKey, name], index) => [
    `Route${index}`,
    {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ...{ ApiId: { Ref: 'Api' }, RouteKey },
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: `${name}Integration` }]] },
      },
    },
  ]);
  return {
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'api', ProtocolType: 'HTTP' } },
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: { Ref: 'Api' }, StageName: '$default', DefaultRouteSettings: throttle },
    },
    ...Object.fromEntries(integrations),
    ...Object.fromEntries(routed),
  };
}
