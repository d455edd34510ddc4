/** What the doctor is told of a system, in the words of the services that were asked. */
export type MailAccount = {
  readonly sandbox: boolean;
  readonly sendingEnabled: boolean;
  /** `HEALTHY`, `PROBATION` or `SHUTDOWN`. */
  readonly enforcement: string;
  readonly perSecond: number;
  /** Infinity where the account has no such limit. */
  readonly perDay: number;
  readonly sentToday: number;
  readonly plan: string;
};

export type MailIdentity = {
  readonly verified: boolean;
  readonly dkim: string;
  readonly signs: boolean;
  /** By these SES knows the domain: each is a record of its DNS. */
  readonly tokens: readonly string[];
  readonly mailFrom?: { readonly domain: string; readonly status: string };
};

export type MailEvents = { readonly on: boolean; readonly types: readonly string[] };

export type Subscription = { readonly endpoint: string; readonly confirmed: boolean };

export type ScheduleState = {
  readonly name: string;
  /** The function that it calls, as `admin fire` names it. */
  readonly calls: string;
  /** `ENABLED`, `DISABLED`, or `GONE` where the stack should have it and nobody else has. */
  readonly state: string;
};

export type Consumer = {
  readonly id: string;
  readonly calls: string;
  readonly reads: 'stream' | 'queue';
  readonly state: string;
  readonly filters: number;
  /** How its last reading went, in Lambda's words. */
  readonly last: string;
};

export type FunctionState = {
  readonly name: string;
  readonly physical: string;
  readonly state: string;
  readonly lastUpdate: string;
  readonly reason: string;
  readonly runtime: string;
  readonly version: string;
};

export type Concurrency = { readonly atOnce: number; readonly unreserved: number };

export type TableState = {
  readonly name: string;
  readonly status: string;
  readonly stream: boolean;
  readonly protectedFromDeletion: boolean;
  readonly recovery: boolean;
  readonly expires: boolean;
};

export type KeyState = { readonly id: string; readonly state: string };

export type SecretState = {
  readonly id: string;
  readonly deleted: boolean;
  /** Of its present value; undefined where it has none. */
  readonly version: string | undefined;
  readonly tags: ReadonlyMap<string, string>;
};

export type QueueDepth = { readonly name: string; readonly url: string; readonly messages: number };
