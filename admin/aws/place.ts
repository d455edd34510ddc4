import * as z from 'zod';
import type { Config } from '../../infra/config.ts';
import { hostClient } from '../../local/host-client.ts';
import { Unavailable } from '../../shared/errors.ts';
import { Refused } from '../failure.ts';
import type { Service } from './calls.ts';
import { type Dns, givenDns, publicDns } from './dns.ts';

const hostSchema = z.object({
  now: z.iso.datetime(),
  region: z.string(),
  stacks: z.array(z.string()),
  endpoints: z.record(z.string(), z.string()),
  dns: z.record(z.string(), z.array(z.string())),
});

/** Where a system runs: in an account of AWS, or on this machine. */
export type Place = {
  readonly region: string;
  readonly stacks: readonly string[];
  /** How a client of the SDK reaches a service there. */
  client(service: Service): object;
  readonly dns: Dns;
  /** Where the API of this id is reached, without an edge before it. */
  apiAddress(id: string): string;
  /** On this machine, where no mail leaves and no domain is real. */
  readonly local: boolean;
  now(): Date;
};

/** That of the edge is in another region, and no command needs it. */
const looksIn = ['storage', 'service'];

/** Credentials come from where the AWS CLI takes them: environment, profile, single sign-on. */
export const inAws = ({ stage, region }: Pick<Config, 'stage' | 'region'>): Place => ({
  region,
  stacks: looksIn.map((name) => `pemberdayaan-tki-${stage}-${name}`),
  client: () => ({ region, maxAttempts: 3 }),
  dns: publicDns(),
  apiAddress: (id) => `https://${id}.execute-api.${region}.amazonaws.com`,
  local: false,
  now: () => new Date(),
});

const defaultHost = 'http://127.0.0.1:8080';

/** A running `npm start`, by the address that it prints; `local` is the port of the examples in the documents. */
export async function onHost(endpoint: string, role?: string): Promise<Place> {
  const url = endpoint === 'local' ? defaultHost : endpoint.replace(/\/$/, '');
  const answer = await fetch(`${url}/_local`).catch((cause: unknown) => {
    throw new Unavailable(`${url} (is npm start running?)`, { cause });
  });
  const host = hostSchema.safeParse(await answer.json().catch(() => undefined));
  if (!host.success) throw new Refused(`${url} is no local host of this version: see npm start`);
  const { region, stacks, endpoints, now, dns } = host.data;
  return {
    region,
    stacks: stacks.filter((name) => looksIn.some((part) => name.endsWith(`-${part}`))),
    client: (service) => ({
      ...hostClient(endpoints[service === 'secretsmanager' ? 'secrets' : service] ?? url, region, role),
      maxAttempts: 1,
    }),
    dns: givenDns(dns),
    apiAddress: () => url,
    local: true,
    now: () => new Date(now),
  };
}
