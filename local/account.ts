import * as z from 'zod';

const stateSchema = z.strictObject({
  sandbox: z.boolean(),
  sendingEnabled: z.boolean(),
  enforcement: z.enum(['HEALTHY', 'PROBATION', 'SHUTDOWN']),
  mailsPerSecond: z.number(),
  mailsPerDay: z.number(),
  mailPlan: z.enum(['NONE', 'ESSENTIALS', 'PRO', 'ENTERPRISE']),
  identityVerified: z.boolean(),
  dkim: z.enum(['SUCCESS', 'PENDING', 'FAILED', 'TEMPORARY_FAILURE', 'NOT_STARTED']),
  mailFrom: z.enum(['SUCCESS', 'PENDING', 'FAILED', 'TEMPORARY_FAILURE']),
  subscriptions: z.enum(['confirmed', 'pending']),
  /** Calls of Lambda at once. */
  concurrency: z.number(),
  functionState: z.enum(['Active', 'Pending', 'Inactive', 'Failed']),
  lastUpdate: z.enum(['Successful', 'InProgress', 'Failed']),
  table: z.enum(['ACTIVE', 'UPDATING', 'INACCESSIBLE_ENCRYPTION_CREDENTIALS', 'ARCHIVED']),
  key: z.enum(['Enabled', 'Disabled', 'PendingDeletion']),
  /** Of every secret. */
  secrets: z.enum(['kept', 'deleted']),
  /** Functions whose schedule was disabled by hand. */
  schedulesOff: z.array(z.string()),
  /** Whether the configuration sets' event destinations were disabled by hand. */
  mailEventsOff: z.boolean(),
  /** By type and name: `TXT _dmarc.example.org`. */
  dns: z.record(z.string(), z.array(z.string())),
});

/** What an account of AWS and its surroundings add to what the template says. Healthy, until somebody breaks it. */
export type AccountState = z.infer<typeof stateSchema>;

export type Account = {
  state(): AccountState;
  /** Throws where the change names what an account has not. Of `dns`, only the records named change. */
  change(given: object): AccountState;
  addRecords(dns: AccountState['dns']): void;
};

const healthy: AccountState = {
  ...{ sandbox: false, sendingEnabled: true, enforcement: 'HEALTHY' },
  ...{ mailsPerSecond: 100, mailsPerDay: 50_000, mailPlan: 'NONE' },
  ...{ identityVerified: true, dkim: 'SUCCESS', mailFrom: 'SUCCESS', subscriptions: 'confirmed' },
  ...{ concurrency: 1000, functionState: 'Active', lastUpdate: 'Successful' },
  ...{ table: 'ACTIVE', key: 'Enabled', secrets: 'kept' },
  ...{ schedulesOff: [], mailEventsOff: false, dns: {} },
};

export function openAccount(): Account {
  let state = healthy;
  const merge = ({ dns, ...rest }: Partial<AccountState>): AccountState => {
    state = { ...state, ...rest, dns: { ...state.dns, ...dns } };
    return state;
  };
  return {
    state: () => state,
    change: (given) => merge(stateSchema.partial().parse(given) as Partial<AccountState>),
    addRecords: (dns) => void merge({ dns }),
  };
}
