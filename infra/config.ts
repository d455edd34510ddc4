import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { configHome } from '../config/other-catalog.ts';
import { hotlines, telephoneNumber } from '../shared/hotlines.ts';
import { type Reader, readerSchema } from '../shared/letter/readers.ts';
import { functionNames } from './function-names.ts';

const principals = z
  .array(
    z.string().regex(/^arn:aws:iam::\d{12}:(user|role)\/[\w+=,.@/-]+$/, 'no user or role (arn:aws:iam::…)'),
  )
  .min(1);

const limit = z.number().int().positive();
const throttle = { requestsPerSecond: limit, burst: limit };

/** Who floods one of these takes nothing from the others, nor from the pages: each has a rate of its own. */
export const limitedRoutes = [
  'POST /enrollments',
  'POST /status',
  'POST /office/code',
  'POST /office/session',
  'POST /office/answers',
] as const;

/** The set that counts an hour stays under 50 KB (shared/storage/holds.ts). */
const holdLimit = limit.max(5_000);

const haveOwn =
  (name: 'id' | 'address') =>
  (readers: readonly Reader[]): boolean =>
    new Set(readers.map((reader) => reader[name].toLowerCase())).size === readers.length;

const configSchema = z
  .strictObject({
    /** The name of its file. */
    stage: z.string().regex(/^[a-z][a-z0-9]{1,11}$/),
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
    /** The domain that SES verifies and signs for. */
    sendingDomain: z.hostname(),
    sender: z.email(),
    /** Mailbox of the ministry's desk, which owns what nobody else does. */
    deskMailbox: z.email(),
    /**
     * Rings after so many days on which nobody applied; without it none does. As far back as an alarm looks:
     * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
     */
    quietDays: limit.max(7).exactOptional(),
    /** US dollars that the account may cost a month; alarmEmail hears of 80 % foreseen and of 100 %. */
    monthlyBudget: limit,
    /** The account's limit of concurrent executions in the region, as Service Quotas names it. */
    concurrentExecutions: limit,
    /** Reads in the morning what went wrong. */
    alarmEmail: z.email(),
    /** Rings at night for what cannot wait; without it that goes to alarmEmail too, under a name that says NOW. */
    nightEmail: z.email().exactOptional(),
    /** Address of docs/runbook.md as a page, which alarms link to; without it they name the file. */
    runbookUrl: z.url({ protocol: /^https$/ }).exactOptional(),
    /** Get the national statement by mail, rounded and without a link. Their addresses must fit an environment variable. */
    extraReaders: z
      .array(readerSchema)
      .max(20)
      .refine(haveOwn('id'), 'two extra readers have one id')
      .refine(haveOwn('address'), 'two extra readers have one address')
      .exactOptional(),
    /** Public address of the site, without a path; absent: the API's own address. */
    origin: z
      .url({ protocol: /^https$/ })
      .refine((url) => new URL(url).origin === url, 'an origin has no path')
      .optional(),
    /** The number for every question, on every receipt. */
    hotline: telephoneNumber,
    /** Lines that are answered day and night, named above the form's first question. */
    urgentHotlines: hotlines.exactOptional(),
    /** An office hears of new referrals at most this often. */
    rhythmHours: limit.max(24),
    /** What SES lets the account send; letters keep below it. */
    mailsPerSecond: limit,
    /** Submissions an hour from one source or phone, beyond which the desk looks first. */
    holdAfter: z.strictObject({ source: holdLimit, phone: holdLimit }),
    /** Submissions an hour from one source or phone, beyond which those of people in trouble share letters. */
    crowdAfter: holdLimit,
    /** What all routes together may take that have no rate of their own, and those that have one. */
    throttle: z.strictObject({
      ...throttle,
      routes: z.record(z.enum(limitedRoutes), z.strictObject(throttle)),
    }),
    /** Who may take each role of docs/deploy.md; a role that is not named here, whom the account lets. */
    roles: z
      .strictObject({ operator: principals, privacyOfficer: principals, breakGlass: principals })
      .exactOptional(),
    /** The age public key (`age1…`) to which a break-glass export is encrypted; without it there is none. */
    breakGlassRecipient: z
      .string()
      .regex(/^age1[02-9ac-hj-np-z]{58}$/, 'no age public key')
      .exactOptional(),
    /**
     * What stands before the API and keeps the worst away, with what one address may send in five minutes; or why
     * nothing does. One address is many people behind a carrier's NAT (docs/decisions/edge.md).
     */
    edge: z.union([
      z.strictObject({ postsPerAddress: limit.min(10), requestsPerAddress: limit.min(10) }),
      z.strictObject({ off: z.string().min(10) }),
    ]),
    /** Calls at once that a function has for itself, so that a burst elsewhere cannot take them. */
    reservedConcurrency: z.partialRecord(z.enum(functionNames), limit).exactOptional(),
    logDays: z.union([z.literal(7), z.literal(30), z.literal(90), z.literal(365)]),
    /** The table that serves instead of the stack's own, after a restore (docs/runbook.md). */
    restoredTable: z
      .strictObject({ name: z.string().regex(/^[\w.-]{3,255}$/), streamArn: z.string().startsWith('arn:') })
      .exactOptional(),
    /** Table, key, secrets and logs outlive the stacks; the storage stack refuses deletion. */
    keepData: z.boolean(),
  })
  .refine(
    (config) => config.sender.endsWith(`@${config.sendingDomain}`),
    'sender is not of the sending domain',
  )
  .refine((config) => config.stage !== 'prod' || config.roles, 'prod names who may take each role: set roles')
  .refine(
    (config) => 'off' in config.edge || config.origin !== undefined,
    'an edge needs the origin that people know',
  )
  .readonly();

export type Config = z.infer<typeof configSchema>;

export type Edge = Exclude<Config['edge'], { off: string }>;

/** Undefined where the configuration says why there is none. */
export const edgeOf = ({ edge }: Config): Edge | undefined => ('off' in edge ? undefined : edge);

/** Every stage: the names of the files in config/, but for the schema that editors check them with. */
export const listStages = (): string[] =>
  readdirSync(configHome())
    .filter((file) => file.endsWith('.json') && file !== 'schema.json')
    .map((file) => file.slice(0, -'.json'.length))
    .sort();

/** The checked configuration of a stage; throws naming the stages, or what is wrong in the file. */
export function readConfig(stage: string): Config {
  if (!listStages().includes(stage))
    throw new Error(`No stage "${stage}": choose one of ${listStages().join(', ')}`);
  const { $schema, ...config } = JSON.parse(readFileSync(new URL(`${stage}.json`, configHome()), 'utf8'));
  return checkConfig({ ...config, stage });
}

export function checkConfig(config: Config): Config {
  const result = configSchema.safeParse(config);
  if (!result.success) throw new Error(`config/${config.stage}.json: ${z.prettifyError(result.error)}`);
  return result.data;
}
