import {
  type Broken,
  canaryThat,
  consumer,
  escrowed,
  healthyAccount,
  healthyIdentity,
  healthyTable,
  oneFunction,
  schedule,
  secretWith,
} from './healthy-system.ts';

export type Condition = {
  readonly check: string;
  readonly condition: string;
  readonly broken: Broken;
  /** In the line that names it. */
  readonly says: string;
  /** In the line that says what to do. */
  readonly fix: string;
};

const inspect = (inspection: Broken['inspection']): Broken => (inspection ? { inspection } : {});
const account = (changes: Partial<typeof healthyAccount>) =>
  inspect({ mailAccount: async () => ({ ...healthyAccount, ...changes }) });
const identity = (changes: object) =>
  inspect({ mailIdentity: async () => ({ ...healthyIdentity, ...changes }) });
const tableThat = (changes: Partial<typeof healthyTable>) =>
  inspect({ table: async () => ({ ...healthyTable, ...changes }) });
const functionThat = (changes: Partial<ReturnType<typeof oneFunction>>) =>
  inspect({ functions: async () => [oneFunction('pages'), { ...oneFunction('enroll'), ...changes }] });
const consumersThat = (changes: Partial<ReturnType<typeof consumer>>) =>
  inspect({
    consumers: async () => [{ ...consumer('dispatch', 'stream'), ...changes }, consumer('notify', 'queue')],
  });
const secretThat = (changes: Partial<ReturnType<typeof secretWith>>) =>
  inspect({ secret: async () => ({ ...secretWith(), ...changes }) });
const schedules = (...states: readonly (readonly [string, string])[]) =>
  inspect({ schedules: async () => states.map(([calls, state]) => schedule(calls, state)) });
const answering = (status: number, body = ''): Broken => ({
  system: { visit: async () => ({ status, body }) },
});
const api = 'execute-api';

type Row = readonly [check: string, condition: string, broken: Broken, says: string, fix: string];

const rows: readonly Row[] = [
  [
    'configuration',
    'an address under .example',
    { config: { sender: 'a@b.example' } },
    'sender',
    'cdk deploy',
  ],
  [
    'configuration',
    'the account that nobody has',
    {
      config: {
        roles: { operator: ['arn:aws:iam::000000000000:role/a'], privacyOfficer: [], breakGlass: [] },
      },
    },
    'roles.operator[0]',
    'config/prod.json',
  ],
  ['table', 'not active', tableThat({ status: 'ARCHIVED' }), 'table is ARCHIVED', 'describe-table'],
  ['table', 'no stream', tableThat({ stream: false }), 'no stream', 'cdk deploy Storage'],
  [
    'table',
    'no recovery',
    tableThat({ recovery: false }),
    'point-in-time recovery',
    'update-continuous-backups',
  ],
  ['table', 'no expiry', tableThat({ expires: false }), 'expire', 'update-time-to-live'],
  [
    'table',
    'no deletion protection',
    tableThat({ protectedFromDeletion: false }),
    'be deleted',
    'update-table',
  ],
  [
    'sealing key',
    'disabled',
    inspect({ sealingKey: async () => ({ id: 'k', state: 'Disabled' }) }),
    'Disabled',
    'kms enable-key --key-id k',
  ],
  [
    'sealing key',
    'about to be deleted',
    inspect({ sealingKey: async () => ({ id: 'k', state: 'PendingDeletion' }) }),
    'PendingDeletion',
    'cancel-key-deletion',
  ],
  [
    'secrets',
    'marked for deletion',
    secretThat({ deleted: true }),
    'Pepper is marked for deletion',
    'restore-secret',
  ],
  [
    'secrets',
    'without a value',
    secretThat({ version: undefined as unknown as string }),
    'Link has no present value',
    'list-secret-version-ids',
  ],
  ['pepper escrow', 'no copy', secretThat({ tags: new Map() }), 'exists once', 'escrow-pepper'],
  [
    'pepper escrow',
    'a copy of an earlier pepper',
    secretThat({ version: 'v2' }),
    'has changed since',
    'destroy the copies of 2026-11-01',
  ],
  [
    'pepper escrow',
    'this year has ended',
    inspect({ secret: async () => secretWith({ ...escrowed, from: 2027 }) }),
    'none of 2026',
    'Bring back',
  ],
  [
    'pepper escrow',
    'an old copy',
    inspect({ secret: async () => secretWith({ ...escrowed, at: '2025-01-01T00:00:00Z' }) }),
    'Nobody has looked',
    'escrow-pepper',
  ],
  [
    'functions',
    'failed',
    functionThat({ state: 'Failed', reason: 'InvalidSubnet' }),
    'enroll does not run: its state is Failed (InvalidSubnet)',
    'get-function-configuration',
  ],
  [
    'functions',
    'a change not taken over',
    functionThat({ lastUpdate: 'Failed' }),
    'change of enroll was not taken over',
    'cdk deploy Service',
  ],
  [
    'functions',
    'an old runtime',
    functionThat({ runtime: 'nodejs20.x' }),
    'nodejs20.x',
    'cdk deploy Service',
  ],
  ['functions', 'two versions', functionThat({ version: '0.0.9' }), 'versions', 'cdk deploy Service'],
  [
    'functions',
    'another version than here',
    inspect({ functions: async () => [{ ...oneFunction('enroll'), version: '9.9.9' }] }),
    '9.9.9 is deployed',
    'cdk deploy Service',
  ],
  [
    'concurrency',
    'a new account',
    inspect({ concurrency: async () => ({ atOnce: 10, unreserved: 10 }) }),
    '10 calls at once',
    'L-B99A9384',
  ],
  [
    'concurrency',
    'a reservation that the account refuses',
    {
      ...inspect({ concurrency: async () => ({ atOnce: 120, unreserved: 120 }) }),
      config: { reservedConcurrency: { enroll: 50 } },
    },
    'reservedConcurrency takes 50',
    'config/prod.json',
  ],
  ['site', 'nobody answers', answering(0, 'ENOTFOUND'), 'does not answer (ENOTFOUND)', 'EdgeDomain'],
  ['site', 'another answers', answering(200, '<html>'), 'Nobody can apply', 'EdgeDomain'],
  [
    'site',
    'another version answers',
    answering(200, '{"version":"0.0.1"}'),
    'answers with version 0.0.1',
    'cdk deploy Service',
  ],
  [
    'site',
    'the API serves who goes around the edge',
    {
      system: { visit: async () => ({ status: 200, body: `{"version":"${oneFunction('pages').version}"}` }) },
    },
    `around the edge is served: https://abc.${api}`,
    'cdk deploy',
  ],
  [
    'consumers',
    'dispatch disabled',
    consumersThat({ state: 'Disabled' }),
    'dispatch does not read the stream',
    '--uuid uuid-of-dispatch --enabled',
  ],
  ['consumers', 'no filter', consumersThat({ filters: 0 }), 'filter is gone', 'cdk deploy Service'],
  [
    'consumers',
    'Lambda cannot read',
    consumersThat({ last: 'PROBLEM: Function call failed' }),
    'cannot read the stream',
    'cdk deploy Service',
  ],
  [
    'consumers',
    'nobody sends',
    inspect({ consumers: async () => [consumer('dispatch', 'stream')] }),
    'notify does not read the queue',
    'cdk deploy Service',
  ],
  [
    'schedules',
    'disabled',
    schedules(
      ['gather', 'DISABLED'],
      ['summarize', 'ENABLED'],
      ['reconcile', 'ENABLED'],
      ['canary', 'ENABLED'],
    ),
    'schedule of gather is disabled',
    '#schedules/default/gather-schedule',
  ],
  [
    'schedules',
    'gone',
    schedules(['gather', 'ENABLED'], ['', 'GONE'], ['reconcile', 'ENABLED'], ['canary', 'ENABLED']),
    'Nothing calls summarize',
    'cdk deploy Service',
  ],
  [
    'sender',
    'not verified',
    identity({ verified: false }),
    'domain is not verified',
    'tok1._domainkey.pemberdayaan-tki.go.id CNAME tok1.dkim.amazonses.com',
  ],
  ['sender', 'DKIM not found', identity({ dkim: 'FAILED' }), 'DKIM is FAILED', 'tok3._domainkey'],
  ['sender', 'DKIM off', identity({ signs: false }), 'DKIM is off', '--signing-enabled'],
  ['mail account', 'sandbox', account({ sandbox: true }), 'in the sandbox', 'Request production access'],
  [
    'mail account',
    'sending off',
    account({ sendingEnabled: false }),
    'switched off',
    'put-account-sending-attributes',
  ],
  ['mail account', 'probation', account({ enforcement: 'PROBATION' }), 'under PROBATION', 'reputation'],
  ['mail account', 'shut down', account({ enforcement: 'SHUTDOWN' }), 'under SHUTDOWN', 'reputation'],
  [
    'sending rate',
    'slower than configured',
    account({ perSecond: 1 }),
    'sends 1 mails a second',
    'mailsPerSecond in config/prod.json to 1',
  ],
  [
    'sending rate',
    'a quota below a day',
    account({ perDay: 200 }),
    '71 mailboxes need up to',
    'limit increase',
  ],
  [
    'sending rate',
    'a quota nearly used',
    account({ sentToday: 49_900 }),
    'only 100 are left',
    'limit increase',
  ],
  [
    'mail plan',
    'Essentials',
    account({ plan: 'ESSENTIALS' }),
    'plan ESSENTIALS',
    'put-account-pricing-attributes --plan NONE',
  ],
  [
    'mail events',
    'switched off',
    inspect({ mailEvents: async () => [{ on: false, types: ['SEND'] }] }),
    'does not report SEND',
    'event destination',
  ],
  [
    'mail events',
    'bounces not told',
    inspect({ mailEvents: async () => [{ on: true, types: ['SEND', 'REJECT', 'DELIVERY', 'COMPLAINT'] }] }),
    'does not report BOUNCE',
    'event destination',
  ],
  [
    'mail from',
    'none',
    inspect({ mailIdentity: async () => ({ verified: true, dkim: 'SUCCESS', signs: true, tokens: [] }) }),
    'no MAIL FROM',
    'cdk deploy Storage',
  ],
  [
    'mail from',
    'not taken over',
    identity({ mailFrom: { domain: 'mail.pemberdayaan-tki.go.id', status: 'FAILED' } }),
    'it is FAILED',
    'MX 10',
  ],
  [
    'mail from',
    'no MX record',
    { dns: { 'MX mail.pemberdayaan-tki.go.id': [] } },
    'no MX record',
    'MX 10 feedback-smtp.ap-southeast-3.amazonses.com',
  ],
  [
    'mail from',
    'no SPF record',
    { dns: { 'TXT mail.pemberdayaan-tki.go.id': ['v=spf1 -all'] } },
    'no SPF record',
    'include:amazonses.com',
  ],
  [
    'dmarc',
    'no record',
    { dns: { 'TXT _dmarc.pemberdayaan-tki.go.id': [] } },
    'no DMARC record',
    '_dmarc.pemberdayaan-tki.go.id TXT',
  ],
  [
    'alarm readers',
    'not confirmed',
    inspect({ subscriptions: async () => [{ endpoint: 'alarm@pemberdayaan-tki.go.id', confirmed: false }] }),
    'has not confirmed',
    'Subscription Confirmation',
  ],
  [
    'alarm readers',
    'not subscribed',
    inspect({ subscriptions: async () => [] }),
    'is not subscribed',
    'cdk deploy Service',
  ],
  [
    'alarm readers',
    'a second one not confirmed',
    inspect({
      subscriptions: async () => [
        { endpoint: 'alarm@pemberdayaan-tki.go.id', confirmed: true },
        { endpoint: 'b@c.go.id', confirmed: false },
      ],
    }),
    'b@c.go.id has not confirmed',
    'Subscription Confirmation',
  ],
  [
    'mailboxes',
    'the desk',
    { offices: { desk: { verified: false } } },
    'mailbox of desk',
    'offices verify desk --stage prod',
  ],
  [
    'mailboxes',
    'the ministry',
    { offices: { kemnaker: { verified: false } } },
    'mailbox of kemnaker',
    'offices verify kemnaker',
  ],
  [
    'mailboxes',
    'an office',
    { offices: { 'disnaker@32.12': { verified: false } } },
    '1 office has no verified mailbox',
    'offices verify disnaker@32.12',
  ],
  [
    'mailboxes',
    'one that does not work',
    { offices: { 'disnaker@32.12': { notWorkingSince: '2026-11-20T00:00:00Z' } } },
    'has refused letters since 2026-11-20',
    'offices set disnaker@32.12',
  ],
  [
    'suppression',
    'an office’s address',
    inspect({ suppressed: async () => ['disnaker-32-12@kantor.example'] }),
    'disnaker@32.12 gets no letter',
    'delete-suppressed-destination',
  ],
  [
    'dead letters',
    'letters given up',
    inspect({ deadLetters: async () => [{ name: 'LetterQueueDeadLetters', url: 'u', messages: 3 }] }),
    'given up: about 3',
    'redrive --stage prod',
  ],
  [
    'dead letters',
    'work given up',
    inspect({ deadLetters: async () => [{ name: 'OperationsDeadWork', url: 'u', messages: 2 }] }),
    'about 2 messages',
    'receive-message --queue-url u',
  ],
  [
    'holidays',
    'the decree ends soon',
    { system: { now: () => new Date('2027-12-01T00:00:00Z') } },
    'more days only',
    'decreed-holidays.json',
  ],
  [
    'holidays',
    'a year without any',
    { system: { now: () => new Date('2031-03-01T00:00:00Z') } },
    'names none of 2031',
    'decreed-holidays.json',
  ],
  ['canary', 'not accepted', { system: canaryThat('accepted') }, 'got no receipt', 'log of enroll'],
  ['canary', 'not referred', { system: canaryThat('referred') }, 'became its owner', 'log of dispatch'],
  ['canary', 'no letter', { system: canaryThat('lettered') }, 'no letter was written', 'letter queue'],
  [
    'canary',
    'letter not delivered',
    { system: canaryThat('delivered') },
    'letter was not delivered',
    'log of notify',
  ],
  [
    'canary',
    'not removed',
    {
      system: {
        invoke: async () => ({
          came: true,
          removed: false,
          steps: { accepted: true, referred: true, lettered: true, delivered: true },
        }),
      },
    },
    'was not removed',
    'doctor --stage prod',
  ],
];

/** Everything that can be wrong, each broken alone in a system that is well. */
export const conditions: readonly Condition[] = rows.map(([check, condition, broken, says, fix]) => ({
  ...{ check, condition, broken, says, fix },
}));
