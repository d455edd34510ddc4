import type { Template } from 'aws-cdk-lib/assertions';
import { functionsOf, type Resource, resourcesOf, serviceName } from './synthesis.ts';

type Statement = {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
};

/** What each function's role allows, by the function's SERVICE_NAME. Its own log group is left out. */
export function permissionsOf(template: Template): Record<string, string[]> {
  return Object.fromEntries(
    functionsOf(template).map((fn) => [
      serviceName(fn),
      permissionsOfRole(template, roleOf(fn)).filter(isNotLog),
    ]),
  );
}

export function statementsOf(template: Template): Statement[] {
  return Object.values(resourcesOf(template, 'AWS::IAM::Policy')).flatMap(statementsIn);
}

/** Sorted `action resource`, the resource by its name in the stacks; of the role whose logical id begins so. */
export function permissionsOfRole(template: Template, role: string): string[] {
  const policies = Object.values(resourcesOf(template, 'AWS::IAM::Policy'));
  const attached = policies.filter(({ Properties }) =>
    JSON.stringify(Properties['Roles']).includes(`"${role}`),
  );
  return attached.flatMap(statementsIn).flatMap(spread).sort();
}

function statementsIn({ Properties }: Resource): Statement[] {
  return (Properties['PolicyDocument'] as { readonly Statement: Statement[] }).Statement;
}

function spread({ Action, Resource }: Statement): string[] {
  const resources = [Resource].flat().map(nameOf);
  return [Action].flat().flatMap((action) => resources.map((resource) => `${action} ${resource}`));
}

const names = [
  'RecordsTable',
  'SealingKey',
  'SealingPepper',
  'SealingLink',
  'SealingCanary',
  'OriginSecret',
  'MailIdentity',
];
const functions = [
  'LettersGather',
  'StatementsSummarize',
  'ReconciliationReconcile',
  'AddressesDirectory',
  'Canary(?=[0-9A-F]{8})',
];
const queues = ['LetterQueueDeadLetters', 'LetterQueue', 'DeadWork'];
const knownName = new RegExp(
  `${[...names, ...queues, ...functions, 'MailConfigurationSet'].join('|')}|[A-Z][A-Za-z]+Log`,
);

function nameOf(resource: unknown): string {
  const text = JSON.stringify(resource);
  const name = knownName.exec(text)?.[0] ?? text;
  const part = /StreamArn|\/index\/\w+/.exec(text)?.[0] ?? '';
  return `${name}${part.replace('StreamArn', '/stream')}`;
}

function isNotLog(permission: string): boolean {
  return !permission.startsWith('logs:');
}

function roleOf({ Properties }: Resource): string {
  return String((Properties['Role'] as { readonly 'Fn::GetAtt': string[] })['Fn::GetAtt'][0]);
}
