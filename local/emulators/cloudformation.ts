import { arnIn, type CallGate, type Emulator, type Place } from './emulator.ts';
import { element, startQueryService } from './query-service.ts';

export type StackResource = {
  readonly stack: string;
  readonly type: string;
  readonly logicalId: string;
  readonly physicalId: string;
};

const member = ({ type, logicalId, physicalId }: StackResource): string =>
  [
    '<member>',
    element('LogicalResourceId', logicalId),
    element('PhysicalResourceId', physicalId),
    element('ResourceType', type),
    '<ResourceStatus>CREATE_COMPLETE</ResourceStatus></member>',
  ].join('');

/** Says under which names the stacks' resources run here: `ListStackResources`. */
export function startCloudFormation(
  resources: readonly StackResource[],
  gate: CallGate,
  place: Place,
): Promise<Emulator> {
  const ListStackResources = {
    resources: (asked: URLSearchParams) => [
      arnIn(place, 'cloudformation', `stack/${asked.get('StackName')}/local`),
    ],
    answer: (asked: URLSearchParams) => {
      const found = resources.filter(({ stack }) => stack === asked.get('StackName'));
      if (found.length === 0) return undefined;
      return `<StackResourceSummaries>${found.map(member).join('')}</StackResourceSummaries>`;
    },
  };
  return startQueryService(
    {
      name: 'cloudformation',
      namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
      absent: { code: 'ValidationError', message: 'Stack does not exist' },
      operations: { ListStackResources },
    },
    gate,
  );
}
