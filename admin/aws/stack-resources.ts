import { type CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { Refused } from '../failure.ts';

const types = {
  function: 'AWS::Lambda::Function',
  schedule: 'AWS::Scheduler::Schedule',
  table: 'AWS::DynamoDB::GlobalTable',
  queue: 'AWS::SQS::Queue',
  secret: 'AWS::SecretsManager::Secret',
  key: 'AWS::KMS::Key',
  topic: 'AWS::SNS::Topic',
  configurationSet: 'AWS::SES::ConfigurationSet',
  api: 'AWS::ApiGatewayV2::Api',
} as const;

type Type = keyof typeof types;

export type StackResource = {
  readonly type: string;
  readonly logicalId: string;
  /** Name, URL, ARN or id, whatever `Ref` gives. */
  readonly physicalId: string;
};

/** The physical name of a stack's resource. */
export type FindResource = (type: Type, construct: string) => Promise<string>;
export type ListResources = (type: Type) => Promise<readonly StackResource[]>;

/** Asked of CloudFormation once: the template alone says what belongs to the system. */
export function stackResources(
  client: CloudFormationClient,
  stacks: readonly string[],
): { readonly find: FindResource; readonly list: ListResources } {
  let listed: Promise<readonly StackResource[]> | undefined;
  const list: ListResources = async (type) => {
    listed ??= listAll(client, stacks);
    return (await listed).filter((one) => one.type === types[type]);
  };
  const find: FindResource = async (type, construct) => {
    const found = (await list(type)).find(({ logicalId }) => isOf(logicalId, construct));
    if (!found) throw new Refused(`The stacks ${stacks.join(', ')} hold no ${type} ${construct}`);
    return found.physicalId;
  };
  return { find, list };
}

/** The CDK ends a construct's logical id with eight digits of a hash. */
const isOf = (logicalId: string, wanted: string): boolean =>
  /^[0-9A-F]{8}$/.test(logicalId.replace(wanted, ''));

async function listAll(client: CloudFormationClient, stacks: readonly string[]): Promise<StackResource[]> {
  const found: StackResource[] = [];
  for (const StackName of stacks)
    for await (const page of paginateListStackResources({ client }, { StackName }))
      for (const one of page.StackResourceSummaries ?? []) {
        const { ResourceType: type = '', LogicalResourceId: logicalId = '' } = one;
        found.push({ type, logicalId, physicalId: one.PhysicalResourceId ?? '' });
      }
  return found;
}
