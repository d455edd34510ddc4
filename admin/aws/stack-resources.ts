import { type CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { Refused } from '../failure.ts';

const types = {
  function: 'AWS::Lambda::Function',
  table: 'AWS::DynamoDB::GlobalTable',
  queue: 'AWS::SQS::Queue',
  secret: 'AWS::SecretsManager::Secret',
  key: 'AWS::KMS::Key',
} as const;

/** The physical name of a stack's resource: name, URL, ARN or id, whatever `Ref` gives. */
export type FindResource = (type: keyof typeof types, construct: string) => Promise<string>;

/** Asked of CloudFormation once: the template alone says what belongs to the system. */
export function stackResources(client: CloudFormationClient, stacks: readonly string[]): FindResource {
  let listed: Promise<Map<string, string>> | undefined;
  return async (type, construct) => {
    listed ??= list(client, stacks);
    const found = [...(await listed)].find(([name]) => isOf(name, `${types[type]} ${construct}`));
    if (!found) throw new Refused(`The stacks ${stacks.join(', ')} hold no ${type} ${construct}`);
    return found[1];
  };
}

/** The CDK ends a construct's logical id with eight digits of a hash. */
const isOf = (name: string, wanted: string): boolean => /^[0-9A-F]{8}$/.test(name.replace(wanted, ''));

async function list(client: CloudFormationClient, stacks: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const StackName of stacks)
    for await (const page of paginateListStackResources({ client }, { StackName }))
      for (const { ResourceType, LogicalResourceId, PhysicalResourceId } of page.StackResourceSummaries ?? [])
        found.set(`${ResourceType} ${LogicalResourceId}`, PhysicalResourceId ?? '');
  return found;
}
