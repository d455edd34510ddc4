import { givenDns } from '../../admin/aws/dns.ts';
import type { Inspection } from '../../admin/aws/inspection.ts';
import type { System } from '../../admin/aws/system.ts';
import { escrowTag } from '../../admin/escrow-notes.ts';
import { type Config, readConfig } from '../../infra/config.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { catalog } from '../../shared/catalog/current.ts';
import { MemoryTable } from '../../shared/storage/memory-table.ts';
import { type DirectoryChanges, fillDirectory } from './directory.ts';

/** What is broken of a system that is well. */
export type Broken = {
  readonly config?: Partial<Config>;
  readonly inspection?: Partial<Inspection>;
  readonly offices?: DirectoryChanges;
  readonly dns?: Readonly<Record<string, readonly string[]>>;
  readonly system?: Partial<System>;
};

const keeper = 'age1g6j0w8c9hypusxcefas2fdhzu62xmyy4fgxq0xwekmgdyt79evcq9f6gup';
/** `prod`, with addresses that could exist. */
const real = JSON.parse(
  JSON.stringify(readConfig('prod'))
    .replaceAll('.example', '.go.id')
    .replaceAll('000000000000', '123456789012'),
) as Config;

export const healthyAccount = {
  ...{ sandbox: false, sendingEnabled: true, enforcement: 'HEALTHY' },
  ...{ perSecond: 14, perDay: 50_000, sentToday: 20, plan: 'NONE' },
};
export const healthyIdentity = {
  ...{ verified: true, dkim: 'SUCCESS', signs: true, tokens: ['tok1', 'tok2', 'tok3'] },
  mailFrom: { domain: 'mail.pemberdayaan-tki.go.id', status: 'SUCCESS' },
};
export const healthyTable = {
  ...{ name: 'records', status: 'ACTIVE', stream: true, recovery: true },
  ...{ expires: true, protectedFromDeletion: true },
};
export const oneFunction = (name: string) => ({
  ...{ name, physical: `service-${name}`, state: 'Active', lastUpdate: 'Successful', reason: '' },
  ...{ runtime: 'nodejs24.x', version: packageFile.version },
});
export const consumer = (calls: string, reads: 'stream' | 'queue') => ({
  ...{ id: `uuid-of-${calls}`, calls, reads, state: 'Enabled', last: '' },
  filters: reads === 'stream' ? 3 : 0,
});
export const schedule = (calls: string, state = 'ENABLED') => ({ name: `${calls}-schedule`, calls, state });
export const escrowed = {
  ...{ at: '2026-11-01T02:00:00Z', version: 'v1', fingerprint: 'abcdef0123456789' },
  ...{ from: 2026, keepers: 2 },
};
export const secretWith = (note = escrowed) => ({
  ...{ id: 'secret-arn', deleted: false, version: 'v1' },
  tags: new Map(Object.entries(escrowTag(note))),
});
const mailEvents = ['SEND', 'REJECT', 'DELIVERY', 'BOUNCE', 'COMPLAINT'];
const allSteps = { accepted: true, referred: true, lettered: true, delivered: true };

const healthyInspection: Inspection = {
  mailAccount: async () => healthyAccount,
  mailIdentity: async () => healthyIdentity,
  mailEvents: async () => [{ on: true, types: mailEvents }],
  suppressed: async () => ['somebody@else.go.id'],
  subscriptions: async () => [{ endpoint: real.alarmEmail, confirmed: true }],
  schedules: async () => ['gather', 'summarize', 'reconcile', 'canary'].map((calls) => schedule(calls)),
  consumers: async () => [consumer('dispatch', 'stream'), consumer('notify', 'queue')],
  functions: async () => ['enroll', 'pages', 'office'].map(oneFunction),
  concurrency: async () => ({ atOnce: 1000, unreserved: 1000 }),
  table: async () => healthyTable,
  sealingKey: async () => ({ id: 'key-id', state: 'Enabled' }),
  secret: async () => secretWith(),
  deadLetters: async () => [
    { name: 'LetterQueueDeadLetters', url: 'https://queue/letters', messages: 0 },
    { name: 'OperationsDeadWork', url: 'https://queue/work', messages: 0 },
  ],
};

const healthyDns = {
  'TXT _dmarc.pemberdayaan-tki.go.id': ['v=DMARC1; p=quarantine'],
  'MX mail.pemberdayaan-tki.go.id': ['feedback-smtp.ap-southeast-3.amazonses.com'],
  'TXT mail.pemberdayaan-tki.go.id': ['v=spf1 include:amazonses.com ~all'],
};

const api = 'https://abc.execute-api.ap-southeast-3.amazonaws.com';

/** As the doctor sees `prod` in AWS, on 25 November 2026, when nothing is wrong but what is given. */
export async function systemWith(broken: Broken = {}): Promise<System> {
  const table = new MemoryTable();
  await fillDirectory(table, catalog, broken.offices);
  const config = { ...real, pepperKeepers: [keeper, keeper], ...broken.config };
  const answers: Partial<System> = {
    config,
    local: false,
    now: () => new Date('2026-11-25T02:00:00Z'),
    table: async () => table,
    dns: givenDns({ ...healthyDns, ...broken.dns }),
    inspection: { ...healthyInspection, ...broken.inspection },
    apiAddress: async () => api,
    visit: async (url) =>
      url.startsWith(api) || url.includes('//api.')
        ? { status: 403, body: '' }
        : { status: 200, body: JSON.stringify({ ok: true, version: packageFile.version }) },
    invoke: async () => ({ came: true, removed: true, steps: allSteps }),
    ...broken.system,
  };
  return answers as System;
}

export const canaryThat = (stops: keyof typeof allSteps): Partial<System> => ({
  invoke: async () => ({ came: false, removed: true, steps: { ...allSteps, [stops]: false } }),
});
