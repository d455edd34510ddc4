import type { Json } from '../../../local/json.ts';
import {
  type Attempt,
  asEvent,
  type Expected,
  eventOf,
  jsonHeaders,
  overHttp,
  post,
} from '../harness/attempt.ts';
import type { HostileClass } from '../harness/hostile-class.ts';

const notFound = { refused: 404, code: 'not-found' } as const;

const at = (method: string, path: string, expected: Expected): Attempt =>
  overHttp(
    `${method} ${path}`,
    { method, path, headers: jsonHeaders, ...(method === 'POST' && { body: '{}' }) },
    expected,
  );

const wrongPaths = [
  ...['//enrollments', '/%2e%2e/enrollments', '/enrollments/..', '/enrollments/../enrollments'],
  ...['/enrollments%00', '/enrollments;x=1', '/enrollments/1', '/enrollments.json', '/api/enrollments'],
];
/** What some servers take for the same. */
const likePaths = ['/enrollments/', '/ENROLLMENTS', '/enroll%6Dents/', 'http://evil.example/enrollments'];

/** The shape that other sources of Lambda's events have. */
const otherEvents = (body: string): Readonly<Record<string, Json>> => ({
  nothing: {},
  null: null,
  'a list': [],
  'a text': 'x',
  'a number': 5,
  'payload 1.0': {
    ...{ version: '1.0', resource: '/enrollments', path: '/enrollments', httpMethod: 'POST' },
    ...{
      headers: { 'Content-Type': 'application/json' },
      multiValueHeaders: {},
      body,
      isBase64Encoded: false,
    },
    requestContext: { identity: { sourceIp: '192.0.2.1' }, httpMethod: 'POST' },
  },
  'a load balancer': {
    requestContext: { elb: { targetGroupArn: 'arn:aws:elasticloadbalancing:x' } },
    ...{ httpMethod: 'POST', path: '/enrollments', headers: { 'content-type': 'application/json' }, body },
  },
  'a queue': { Records: [{ messageId: '1', body, eventSource: 'aws:sqs' }] },
  'a schedule': { 'detail-type': 'Scheduled Event', source: 'aws.events', detail: {} },
});

function damagedEvents(body: string): Readonly<Record<string, Json>> {
  const event = eventOf(post(body));
  const { headers: _, ...withoutHeaders } = event;
  const { requestContext: __, ...withoutContext } = event;
  return {
    'no headers': withoutHeaders,
    'no context': withoutContext,
    'headers that are a list': { ...event, headers: [] },
    'a body that is an object': { ...event, body: {} },
    'a body that is a number': { ...event, body: 5 },
    'no source': {
      ...event,
      requestContext: { http: { method: 'POST', path: '/enrollments' }, timeEpoch: 1 },
    },
    'a time that is none': {
      ...event,
      requestContext: { ...Object(event['requestContext']), timeEpoch: 'x' },
    },
  };
}

/** Where a request goes, and what a function may be handed. */
export const routeClasses: readonly HostileClass[] = [
  {
    id: 'B15',
    words: 'wrong methods and paths',
    remark: 'A wrong method is told which ones are right.',
    fixed: () => [
      ...['GET', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'].map((method) =>
        at(method, '/enrollments', { refused: 405, code: 'method-not-allowed', allow: 'POST' }),
      ),
      at('DELETE', '/status', { refused: 405, code: 'method-not-allowed', allow: 'GET, POST' }),
      ...wrongPaths.map((path) => at('POST', path, notFound)),
      ...likePaths.map((path) => ({ ...at('POST', path, notFound), eitherWay: true as const })),
      at('POST', '/enrollments%', { refused: 400, byGateway: true }),
      at('POST', '/enrollments%E0%80', { refused: 400, byGateway: true }),
    ],
  },
  {
    id: 'B16',
    words: 'an event of another version, another service, or none',
    fixed: (fresh) =>
      Object.entries({
        ...otherEvents(JSON.stringify(fresh())),
        ...damagedEvents(JSON.stringify(fresh())),
      }).map(([what, event]) => asEvent(what, event, { refused: 400 })),
  },
];
