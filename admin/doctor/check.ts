import type { Config } from '../../infra/config.ts';
import type { System } from '../aws/system.ts';

/**
 * `stops`: people or offices are harmed, or the service does not run. `weakens`: it runs, and will not stand what may
 * come. `advice`: it could be had better; the doctor passes.
 */
export const urgencies = ['stops', 'weakens', 'advice'] as const;

export type Finding = {
  readonly urgency: (typeof urgencies)[number];
  readonly what: string;
  /** The exact command, or the page of the console. */
  readonly fix: string;
};

/** What was seen, in a few words, and what is wrong with it. */
export type Seen = { readonly seen: string; readonly findings?: readonly (Finding | false)[] };

export type Check = { readonly name: string; examine(system: System): Promise<Seen> };

export const stops = (what: string, fix: string): Finding => ({ urgency: 'stops', what, fix });
export const weakens = (what: string, fix: string): Finding => ({ urgency: 'weakens', what, fix });
export const advise = (what: string, fix: string): Finding => ({ urgency: 'advice', what, fix });

/** A line for the AWS CLI. */
export const aws = ({ region }: Pick<Config, 'region'>, line: string): string =>
  `aws ${line} --region ${region}`;

/** Where a command of ours works: `--stage prod`, or the local host of this machine. */
export const at = ({ config, local }: Pick<System, 'config' | 'local'>): string =>
  local ? '--endpoint local' : `--stage ${config.stage}`;

/** A page of the AWS console in the system's region. */
export const page = ({ region }: Pick<Config, 'region'>, path: string): string =>
  `https://${region}.console.aws.amazon.com/${path.replace('?', `?region=${region}`)}`;

export const deploy = ({ stage }: Pick<Config, 'stage'>, stack: 'Storage' | 'Service' | 'Edge'): string =>
  `npx cdk deploy ${stack} -c stage=${stage}`;
