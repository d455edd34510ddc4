import { Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import type { Construct, IConstruct } from 'constructs';
import type { Operations } from './operations.ts';
import type { StorageStack } from './storage-stack.ts';

type Examined = { readonly storage: StorageStack; readonly operations: Operations };

/** These name no resource: https://docs.aws.amazon.com/service-authorization/latest/reference/ */
const ofAccount = [
  ...['ses:GetAccount', 'ses:ListSuppressedDestinations'],
  ...['lambda:GetAccountSettings', 'lambda:ListEventSourceMappings'],
];

/** What `npm run admin -- doctor` asks: how things stand, never what is stored in them. It changes nothing. */
export function grantExamination(role: Role, scope: Construct, { storage, operations }: Examined): void {
  const { records, sealing, mail, originSecret } = storage;
  const allow = (actions: string[], resources: string[]): boolean =>
    role.addToPolicy(new PolicyStatement({ actions, resources }));
  const all = Stack.of(scope).node.findAll();
  allow(ofAccount, ['*']);
  const reason = 'AWS lets these four calls name no resource; each only tells how the account stands.';
  Validations.of(role).acknowledge({ id: 'AwsSolutions-IAM5[Resource::*]', reason });
  allow(['ses:GetEmailIdentity'], [mail.identity.emailIdentityArn]);
  allow(['ses:GetConfigurationSetEventDestinations'], [mail.configurationSetArn]);
  allow(
    ['sns:ListSubscriptionsByTopic'],
    all.filter(isTopic).map((one) => one.ref),
  );
  allow(
    ['scheduler:GetSchedule'],
    all.filter(isSchedule).map((one) => one.attrArn),
  );
  allow(
    ['lambda:GetFunctionConfiguration'],
    all.filter(isFunction).map((one) => `${one.attrArn}:live`),
  );
  const described = ['Table', 'ContinuousBackups', 'TimeToLive'].map((what) => `dynamodb:Describe${what}`);
  allow(described, [records.table.tableArn]);
  allow(['kms:DescribeKey'], [sealing.key.keyArn]);
  const secrets = [
    sealing.pepper,
    sealing.link,
    sealing.canary,
    ...(originSecret ? [originSecret.secret] : []),
  ];
  allow(
    ['secretsmanager:DescribeSecret'],
    secrets.map(({ secretArn }) => secretArn),
  );
  // Those of letters stand with the redrive.
  allow(['sqs:GetQueueAttributes'], [operations.deadWork.queueArn]);
  // Addresses of offices, and whether they work: no person stands there.
  records.grant(role, { Query: ['offices'] });
}

const isTopic = (one: IConstruct): one is CfnTopic => CfnTopic.isCfnTopic(one);
const isSchedule = (one: IConstruct): one is CfnSchedule => CfnSchedule.isCfnSchedule(one);
const isFunction = (one: IConstruct): one is CfnFunction => CfnFunction.isCfnFunction(one);
