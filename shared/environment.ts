import * as z from 'zod/mini';
import { governmentDomains } from './directory/government-domains.ts';
import { hotlines, telephoneNumber } from './hotlines.ts';
import { readerSchema } from './letter/readers.ts';

const name = z.string().check(z.regex(/^[\w.-]+$/, 'is no name'));
const nameOrArn = z.string().check(z.regex(/^[\w:/+=.@-]+$/, 'is neither a name nor an ARN'));
const address = z.url({ protocol: /^https?$/, error: 'is no address (URL)' });
const positive = z.pipe(
  z.pipe(z.string().check(z.regex(/^\d+(\.\d+)?$/, 'is no number')), z.transform(Number)),
  z.number().check(z.positive('is not above zero')),
);
const whole = z.pipe(positive, z.int('is no whole number'));

const json = <Schema extends z.core.$ZodType>(schema: Schema) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((text, context): unknown => {
        try {
          return JSON.parse(text);
        } catch {
          context.issues.push({ code: 'custom', input: text, message: 'is no JSON' });
          return z.NEVER;
        }
      }),
    ),
    schema,
  );

/** Every variable that infra sets and a function reads, and what it must be: one list, so that neither side can misspell one. */
const variables = {
  SERVICE_NAME: name,
  VERSION: name,
  TABLE_NAME: name,
  SEALING_KEY_ID: nameOrArn,
  PEPPER_SECRET_ID: nameOrArn,
  LINK_SECRET_ID: nameOrArn,
  ORIGIN_SECRET_ID: nameOrArn,
  CANARY_SECRET_ID: nameOrArn,
  LETTER_QUEUE_URL: address,
  DEAD_LETTERS_URL: address,
  DEAD_WORK_URL: address,
  CONFIGURATION_SET: name,
  SENDER: z.email('is no mail address'),
  DESK_MAILBOX: z.email('is no mail address'),
  /** `null`: to everybody, as in prod. */
  MAIL_ONLY_TO: json(
    z.nullable(z.array(z.string().check(z.regex(/^[^@\s]*@[^@\s]+$/))).check(z.minLength(1))),
  ),
  READERS: json(z.array(readerSchema)),
  READER_IDS: json(z.array(readerSchema.shape.id)),
  ORIGIN: address.check(z.refine((url) => URL.parse(url)?.origin === url, 'has a path')),
  HOTLINE: telephoneNumber,
  URGENT_HOTLINES: json(hotlines),
  GOVERNMENT_DOMAINS: json(governmentDomains),
  RHYTHM_HOURS: whole,
  MAIL_EVERY_MS: positive,
  HOLD_AFTER_SOURCE: whole,
  HOLD_AFTER_PHONE: whole,
  CROWD_AFTER: whole,
} as const;

export type Variable = keyof typeof variables;
type Environment<V extends Variable> = { readonly [Name in V]: z.output<(typeof variables)[Name]> };

/**
 * The named variables; throws at cold start, naming each that is missing or malformed and never what stands in it, so
 * that no default recipient can exist and no half-configured function serves anybody.
 */
export function readEnvironment<V extends Variable>(
  names: readonly V[],
  source: Record<string, string | undefined> = process.env,
): Environment<V> {
  const read = names.map((name) => [name, checked(name, source[name])] as const);
  const problems = read.flatMap(([name, { problem }]) => (problem ? [`${name} ${problem}`] : []));
  if (problems.length > 0) throw new Error(`Environment variables: ${problems.join(', ')}`);
  return Object.fromEntries(read.map(([name, { value }]) => [name, value])) as Environment<V>;
}

function checked(name: Variable, text: string | undefined): { value?: unknown; problem?: string } {
  if (!text) return { problem: 'is missing' };
  const { success, data: value, error } = variables[name].safeParse(text);
  if (success) return { value };
  const own = error.issues[0]?.message ?? '';
  return { problem: /^(is|has) /.test(own) ? own : 'is malformed' };
}

/** A variable that says by its absence that something is not there; throws as above where it is malformed or empty. */
export function readOptional<V extends Variable>(
  name: V,
  source: Record<string, string | undefined> = process.env,
): Environment<V>[V] | undefined {
  const names = source[name] === undefined ? [] : [name];
  return readEnvironment(names, source)[name];
}
