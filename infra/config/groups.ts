import * as z from 'zod';
import { said } from './said.ts';

const rate = z.number().int().positive().max(1_000_000);

const requestsPerSecond = said(
  rate,
  'Requests a second, over a longer time.',
  'a whole number from 1 to 1000000',
  50,
);
const burst = said(rate, 'Requests that may come at once.', 'a whole number from 1 to 1000000', 100);
const limits = z.strictObject({ requestsPerSecond, burst });

/** Who floods one of these takes nothing from the others, nor from the pages: each has a rate of its own. */
export const limitedRoutes = {
  'POST /enrollments': 'The form. 50 a second are 180,000 an hour: a million people apply in six.',
  'POST /status': 'Requests by receipt.',
  'POST /office/code':
    'Sign-in codes. There are 71 mailboxes, and each code is a mail: letters need mailsPerSecond too.',
  'POST /office/session': 'Signing in.',
  'POST /office/verify': 'Codes from the telephone, by which offices prove their addresses.',
  'POST /office/answers': 'Answers of offices.',
} as const;

const routes = z.strictObject(
  Object.fromEntries(
    Object.entries(limitedRoutes).map(([route, description]) => [
      route,
      said(limits, description, 'an object with requestsPerSecond and burst'),
    ]),
  ) as Record<keyof typeof limitedRoutes, typeof limits>,
);

export const throttle = said(
  z.strictObject({
    requestsPerSecond: said(
      rate,
      'Of all routes together that have no rate of their own: requests a second, over a longer time.',
      'a whole number from 1 to 1000000',
      100,
    ),
    burst: said(
      rate,
      'Of all routes together that have no rate of their own: requests that may come at once.',
      'a whole number from 1 to 1000000',
      200,
    ),
    routes: said(
      routes,
      'Each route that takes something, and its own rate (docs/decisions/throttles.md).',
      'an object with one entry for each route that takes something',
    ),
  }),
  'What the API takes; what is beyond is answered with 429. Raise it before a campaign.',
  'an object with requestsPerSecond, burst and routes',
);

const perAddress = rate.min(10);
const edgeOn = z.strictObject({
  postsPerAddress: said(
    perAddress,
    'Posts of one address. Seven addresses would have to send 2,000 to fill what the API takes; a village office sends one in a minute.',
    'a whole number from 10 to 1000000',
    2000,
  ),
  requestsPerAddress: said(
    perAddress,
    'All requests of one address.',
    'a whole number from 10 to 1000000',
    20_000,
  ),
});
const edgeOff = z.strictObject({
  off: said(
    z.string().min(10),
    'Why nothing stands before the API.',
    'a reason of at least 10 characters',
    'The ministry has its own firewall.',
  ),
});

export const edge = said(
  z.union([edgeOn, edgeOff]),
  'What stands before the API and keeps the worst away, with what one address may send in five minutes; or why nothing does. One address is many people behind a carrier’s shared address (docs/decisions/edge.md).',
  'an object with postsPerAddress and requestsPerAddress, or with off and a reason',
  { postsPerAddress: 2000, requestsPerAddress: 20_000 },
);

const principals = (description: string) =>
  said(
    z
      .array(
        said(
          z.string().regex(/^arn:aws:iam::\d{12}:(user|role)\/[\w+=,.@/-]+$/),
          'One user or role.',
          'the ARN of an IAM user or role',
          'arn:aws:iam::123456789012:role/operators',
        ),
      )
      .min(1),
    description,
    'a list of ARNs of IAM users and roles, at least one',
    ['arn:aws:iam::123456789012:role/operators'],
  );

export const roles = said(
  z.strictObject({
    operator: principals('Who repairs: redrive, fire a schedule, rotate secrets.'),
    privacyOfficer: principals('Who erases and hands out what is known of a person. Nobody who operates.'),
    breakGlass: principals('Who may open everything in an emergency.'),
  }),
  'Who may take each role (docs/decisions/roles.md): people of your own account by their IAM users with an MFA device, or roles that such users take. One person must not hold the first and another one. prod must say it; elsewhere, without it, whoever the account lets.',
  'an object with operator, privacyOfficer and breakGlass',
);

export const restoredTable = said(
  z.strictObject({
    name: said(
      z.string().regex(/^[\w.-]{3,255}$/),
      'Its name.',
      'the name of a DynamoDB table',
      'records-restored',
    ),
    streamArn: said(
      z.string().regex(/^arn:aws[\w-]*:dynamodb:[\w-]+:\d{12}:table\/[\w.-]+\/stream\/[\w:.-]+$/),
      'Its stream.',
      'the ARN of the stream of that table, in this region',
    ),
  }),
  'The table that serves instead of the stack’s own, after a restore (docs/runbook.md).',
  'an object with name and streamArn',
);
