import { mayGetMail } from '../../shared/letter/allowed-recipients.ts';
import { sideBySide } from '../letter-pace.ts';
import { inWords } from './in-words.ts';
import type { Path } from './parse-json.ts';
import type { Problem } from './problem.ts';
import type { Fields } from './schema.ts';

/** Those fields that are right by themselves: what is wrong in one must not hide what others say to each other. */
type Known = Partial<Fields>;
type Rule = (config: Known, stage: string) => readonly Problem[];

const problem = (path: Path, is: unknown, mustBe: string, fix: string): Problem => ({
  ...{ path, mustBe, fix },
  is: inWords(is),
});
const when = (isWrong: boolean | undefined, ...told: Parameters<typeof problem>): Problem[] =>
  isWrong ? [problem(...told)] : [];
const hostOf = (origin: string | undefined) => (origin === undefined ? undefined : new URL(origin).host);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const senderIsSigned: Rule = ({ sender, sendingDomain }) =>
  when(
    sender !== undefined && sendingDomain !== undefined && !sender.endsWith(`@${sendingDomain}`),
    ...([['sender'], sender, `an address that ends with @${sendingDomain}`] as const),
    'change sender, or sendingDomain: SES signs for that domain only, and unsigned letters land in spam.',
  );

const edgeHasItsHosts: Rule = ({ edge, origin, apiDomain }) => {
  if (!edge || 'off' in edge) return [];
  return [
    ...when(
      origin === undefined,
      ...([['origin'], origin, 'the address that people know, where there is an edge'] as const),
      'add "origin": "https://your.domain"; or turn the edge off and say why: "edge": { "off": "…" }.',
    ),
    ...when(
      apiDomain === undefined,
      ...([['apiDomain'], apiDomain, 'the host by which the edge calls the API'] as const),
      'add "apiDomain": "api.your.domain"; or turn the edge off and say why: "edge": { "off": "…" }.',
    ),
    ...when(
      apiDomain !== undefined && apiDomain === hostOf(origin),
      ...([['apiDomain'], apiDomain, 'another host than that of origin'] as const),
      'write a host beside it, such as api.your.domain: with one name the edge would call itself.',
    ),
  ];
};

const prodHasAll: Rule = ({ roles, keepData, mailOnlyTo }, stage) => {
  if (stage !== 'prod') return [];
  return [
    ...when(
      roles === undefined,
      ...([['roles'], roles, 'there in prod: who may repair, erase, and open in an emergency'] as const),
      'add "roles" with operator, privacyOfficer and breakGlass, each a list of ARNs (docs/deploy.md).',
    ),
    ...when(
      keepData === false,
      ...([['keepData'], keepData, 'true in prod'] as const),
      'write true: with false, whoever deletes the stack deletes people’s applications.',
    ),
    ...when(
      mailOnlyTo !== undefined,
      ...([['mailOnlyTo'], mailOnlyTo, 'absent in prod'] as const),
      'delete it: offices would get no letters. It belongs to every other stage.',
    ),
  ];
};

const trialsMailNobody: Rule = ({ mailOnlyTo, deskMailbox, extraReaders = [] }, stage) => {
  if (stage === 'prod') return [];
  const missing = when(
    mailOnlyTo === undefined,
    ...([['mailOnlyTo'], mailOnlyTo, 'there in every stage but prod: who may get its mail'] as const),
    'add "mailOnlyTo" with your own test addresses or domains, such as ["@test.your.domain"].',
  );
  const fix = 'add it, or its @domain, to mailOnlyTo; or write another address.';
  const unreached = (path: Path, address: string | undefined) =>
    when(
      mailOnlyTo && address !== undefined && !mayGetMail(address, mailOnlyTo),
      ...([path, address, 'an address that mailOnlyTo lets through'] as const),
      fix,
    );
  return [
    ...missing,
    ...unreached(['deskMailbox'], deskMailbox),
    ...extraReaders.flatMap(({ address }, index) => unreached(['extraReaders', index, 'address'], address)),
  ];
};

const readersDiffer: Rule = ({ extraReaders = [] }) =>
  (['id', 'address'] as const).flatMap((name) =>
    extraReaders.flatMap((reader, index) => {
      const same = extraReaders.findIndex((one) => one[name].toLowerCase() === reader[name].toLowerCase());
      return when(
        same < index,
        ...([
          ['extraReaders', index, name],
          reader[name],
          `another one than that of extraReaders[${same}]`,
        ] as const),
        'delete one of the two, or correct it.',
      );
    }),
  );

/** With all else that functions are given, this stays under the 4 KB of Lambda: a test of the template looks. */
const mostBytes = 2_500;

const fitsEnvironment: Rule = ({ extraReaders = [], mailOnlyTo = [] }) => {
  const bytes = Buffer.byteLength(JSON.stringify(extraReaders) + JSON.stringify(mailOnlyTo));
  const longest = JSON.stringify(extraReaders).length > JSON.stringify(mailOnlyTo).length;
  const name = longest ? 'extraReaders' : 'mailOnlyTo';
  return when(
    bytes > mostBytes,
    ...([[name], longest ? extraReaders : mailOnlyTo] as const),
    `short enough: extraReaders and mailOnlyTo together ${mostBytes} bytes, and these are ${bytes}`,
    'take entries out, or shorten them: Lambda gives a function 4 KB of settings.',
  );
};

const routesFitAccount: Rule = ({ throttle, apiRequestsPerSecond: may }) => {
  if (!throttle || may === undefined) return [];
  const all = sum([throttle, ...Object.values(throttle.routes)].map((one) => one.requestsPerSecond));
  return when(
    all > may,
    ...([['throttle'], all] as const),
    `with all rates together at most ${may} requests a second, which apiRequestsPerSecond says`,
    'lower the rates, or have AWS raise the quota first and then apiRequestsPerSecond.',
  );
};

const burstsHoldASecond: Rule = ({ throttle }) =>
  [
    { path: ['throttle'], limits: throttle },
    ...Object.entries(throttle?.routes ?? {}).map(([route, limits]) => ({
      path: ['throttle', 'routes', route],
      limits,
    })),
  ].flatMap(({ path, limits }) =>
    when(
      limits && limits.burst < limits.requestsPerSecond,
      ...([[...path, 'burst'], limits?.burst] as const),
      `at least requestsPerSecond, ${limits?.requestsPerSecond}`,
      'raise it, or lower requestsPerSecond: a burst is what may come at once, and people come in bursts.',
    ),
  );

const codesLeaveMail: Rule = ({ throttle, mailsPerSecond }) => {
  const codes = throttle?.routes['POST /office/code'].requestsPerSecond;
  return when(
    codes !== undefined && mailsPerSecond !== undefined && codes > mailsPerSecond,
    ...([['throttle', 'routes', 'POST /office/code', 'requestsPerSecond'], codes] as const),
    `at most mailsPerSecond, ${mailsPerSecond}: each code is a mail`,
    'lower it; letters need the rate of the account too.',
  );
};

/** What Lambda keeps for functions without a number: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html */
const neverReserved = 100;

const callsFitAccount: Rule = ({ reservedConcurrency = {}, concurrentExecutions: may }) => {
  const reserved = sum(Object.values(reservedConcurrency));
  const { notify } = reservedConcurrency;
  return [
    ...when(
      may !== undefined && reserved > 0 && reserved > may - neverReserved,
      ...([['reservedConcurrency'], reserved] as const),
      `with all numbers together at most ${Math.max(0, (may ?? 0) - neverReserved)}: concurrentExecutions less ${neverReserved}, which Lambda lets nobody reserve`,
      'lower the numbers or delete the field; or have AWS raise the quota first and then concurrentExecutions.',
    ),
    ...when(
      notify !== undefined && notify < sideBySide,
      ...([['reservedConcurrency', 'notify'], notify] as const),
      `at least ${sideBySide}, the letters that are sent side by side`,
      `write ${sideBySide}: with fewer, letters would be refused and come back again and again.`,
    ),
  ];
};

const rolesAreApart: Rule = ({ roles }) => {
  if (!roles) return [];
  return (['privacyOfficer', 'breakGlass'] as const).flatMap((role) =>
    roles[role].flatMap((arn, index) =>
      when(
        roles.operator.includes(arn),
        ...([['roles', role, index], arn, 'somebody who is not in roles.operator'] as const),
        'name somebody else in one of the two: who operates must not read people’s data.',
      ),
    ),
  );
};

const postsAreRequests: Rule = ({ edge }) =>
  when(
    edge && !('off' in edge) && edge.postsPerAddress > edge.requestsPerAddress,
    ...([['edge', 'postsPerAddress'], edge && 'postsPerAddress' in edge && edge.postsPerAddress] as const),
    'at most requestsPerAddress: each post is a request',
    'lower it, or raise requestsPerAddress.',
  );

const streamIsOfTable: Rule = ({ restoredTable, region }) =>
  when(
    restoredTable &&
      region !== undefined &&
      !restoredTable.streamArn.match(`:dynamodb:${region}:\\d+:table/${restoredTable.name}/`),
    ...([['restoredTable', 'streamArn'], restoredTable?.streamArn] as const),
    `the stream of the table ${restoredTable?.name} in ${region}`,
    'copy "LatestStreamArn" from: aws dynamodb describe-table --table-name NAME.',
  );

const rules: readonly Rule[] = [
  senderIsSigned,
  edgeHasItsHosts,
  prodHasAll,
  trialsMailNobody,
  readersDiffer,
  fitsEnvironment,
  routesFitAccount,
  burstsHoldASecond,
  codesLeaveMail,
  callsFitAccount,
  rolesAreApart,
  postsAreRequests,
  streamIsOfTable,
];

/** What fields say against each other, and what a stage needs: AWS would refuse it later, or an office find out. */
export const checkTogether: Rule = (config, stage) => rules.flatMap((rule) => rule(config, stage));
