import { createServer } from 'node:http';
import { arnIn, type CallGate, type Emulator, type Place } from './emulator.ts';
import { callerOf, closeServer, listenLocally, readWhole, throughGate } from './wire.ts';

export type StackResource = {
  readonly stack: string;
  readonly type: string;
  readonly logicalId: string;
  readonly physicalId: string;
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const element = (name: string, text: string): string =>
  `<${name}>${text.replaceAll(/[&<>]/g, (symbol) => escapes[symbol] ?? '')}</${name}>`;

const member = ({ type, logicalId, physicalId }: StackResource): string =>
  [
    '<member>',
    element('LogicalResourceId', logicalId),
    element('PhysicalResourceId', physicalId),
    element('ResourceType', type),
    '<ResourceStatus>CREATE_COMPLETE</ResourceStatus></member>',
  ].join('');

const listing = (members: string): string =>
  `<ListStackResourcesResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><ListStackResourcesResult>\
<StackResourceSummaries>${members}</StackResourceSummaries></ListStackResourcesResult></ListStackResourcesResponse>`;

const failure = (message: string): string =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code>${element('Message', message)}</Error></ErrorResponse>`;

/** Says under which names the stacks' resources run here: `ListStackResources`, in the query protocol. */
export async function startCloudFormation(
  resources: readonly StackResource[],
  gate: CallGate,
  place: Place,
): Promise<Emulator> {
  const server = createServer((request, response) => {
    void readWhole(request).then(async (body) => {
      const asked = new URLSearchParams(body.toString());
      const operation = asked.get('Action') ?? '';
      const call = {
        service: 'cloudformation',
        operation,
        caller: callerOf(request.headers.authorization),
        resources: [arnIn(place, 'cloudformation', `stack/${asked.get('StackName')}/local`)],
      } as const;
      await throughGate(gate, call, response, () => {
        const found = resources.filter(({ stack }) => stack === asked.get('StackName'));
        const known = operation === 'ListStackResources' && found.length > 0;
        response.writeHead(known ? 200 : 400, { 'content-type': 'text/xml' });
        response.end(known ? listing(found.map(member).join('')) : failure('Stack does not exist'));
      });
    });
  });
  return { url: await listenLocally(server), stop: () => closeServer(server) };
}
