import type { Resource } from './synthesis.ts';

export type TemplateBody = { readonly Resources: Readonly<Record<string, Resource & { Metadata?: object }>> };

type Limit = {
  readonly source: string;
  readonly find: (template: TemplateBody, other: TemplateBody) => string[];
};
type Statement = { readonly Principal?: unknown };
type Policy = { readonly Statement: readonly Statement[] };

const docs = 'https://docs.aws.amazon.com';

/** What no schema says, because it is between properties or resources, or counted where an account is. */
const limits: readonly Limit[] = [
  {
    source: `${docs}/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html`,
    find: (template) => [
      ...above('template, bytes', bytes(template), 1_000_000),
      ...above('template, resources', Object.keys(template.Resources).length, 500),
    ],
  },
  {
    source: `${docs}/lambda/latest/dg/gettingstarted-limits.html`,
    find: each('AWS::Lambda::Function', (id, { Properties }) => [
      ...above(`${id}, bytes of its environment`, bytes(variablesIn(Properties)), 4096),
      ...above(`${id}, seconds`, Number(Properties['Timeout']), 900),
      ...above(`${id}, megabytes`, Number(Properties['MemorySize']), 10_240),
    ]),
  },
  {
    source: `${docs}/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime`,
    find: each('AWS::Lambda::Function', (id, { Properties }) =>
      Object.keys(variablesIn(Properties))
        .filter((name) => /^(AWS_|LAMBDA_|_HANDLER$|_X_AMZN)/.test(name))
        .map((name) => `${id} sets ${name}, which Lambda keeps for itself`),
    ),
  },
  {
    source: `${docs}/IAM/latest/UserGuide/reference_iam-quotas.html`,
    find: (template) =>
      Object.entries(policiesByRole(template)).flatMap(([role, documents]) =>
        above(`${role}, bytes of all inline policies`, bytes(documents), 10_240),
      ),
  },
  {
    source: `${docs}/lambda/latest/dg/services-sqs-configure.html`,
    find: queueBehindItsFunction,
  },
  {
    source: `${docs}/tag-editor/latest/userguide/best-practices-and-strats.html`,
    find: each('', (id, { Properties }) => tagsIn(Properties).flatMap((tag) => wrongTag(id, tag))),
  },
  {
    source: `${docs}/scheduler/latest/UserGuide/schedule-types.html`,
    find: each('AWS::Scheduler::Schedule', (id, { Properties }) => wrongSchedule(id, Properties)),
  },
];

/** One sentence for each limit that a template goes beyond, with where AWS says so. `other`: what it imports from. */
export const beyondLimits = (template: TemplateBody, other: TemplateBody = { Resources: {} }): string[] =>
  limits.flatMap(({ source, find }) => find(template, other).map((what) => `${what} (${source})`));

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const above = (what: string, value: number, most: number): string[] =>
  value > most ? [`${what}: ${value}, at most ${most}`] : [];

/** `type` is how the type's name begins: '' is every resource. */
function each(type: string, find: (id: string, resource: Resource) => string[]): Limit['find'] {
  return ({ Resources }) =>
    Object.entries(Resources)
      .filter(([, resource]) => resource.Type.startsWith(type) && resource.Properties)
      .flatMap(([id, resource]) => find(id, resource));
}

const variablesIn = (properties: Resource['Properties']): object =>
  (properties['Environment'] as { readonly Variables: object } | undefined)?.Variables ?? {};

function policiesByRole({ Resources }: TemplateBody): Record<string, Policy[]> {
  const byRole: Record<string, Policy[]> = {};
  for (const { Type, Properties } of Object.values(Resources)) {
    if (Type !== 'AWS::IAM::Policy') continue;
    for (const { Ref } of Properties['Roles'] as readonly { readonly Ref: string }[])
      byRole[Ref] = [...(byRole[Ref] ?? []), Properties['PolicyDocument'] as Policy];
  }
  return byRole;
}

/** Seconds, where a template does not say. */
const unsaid = { VisibilityTimeout: 30, Timeout: 3 };

/** A message that comes back while the function still works on it is worked on twice: Lambda refuses such a trigger. */
function queueBehindItsFunction({ Resources }: TemplateBody, other: TemplateBody): string[] {
  const all = Object.entries({ ...other.Resources, ...Resources });
  /** Names of other stacks are longer, and hold the logical id. */
  const secondsOf = (reference: unknown, type: string, name: keyof typeof unsaid): number => {
    const found = all.find(([id, one]) => one.Type === type && JSON.stringify(reference).includes(id));
    if (!found) throw new Error(`${JSON.stringify(reference)} leads to no ${type}`);
    return Number(found[1].Properties[name] ?? unsaid[name]);
  };
  /** Behind an alias, its function. */
  const called = (reference: unknown): unknown =>
    all.find(([id, { Type }]) => Type === 'AWS::Lambda::Alias' && JSON.stringify(reference).includes(id))?.[1]
      .Properties['FunctionName'] ?? reference;
  return Object.entries(Resources)
    .filter(([, { Type }]) => Type === 'AWS::Lambda::EventSourceMapping')
    .filter(([, { Properties }]) => !JSON.stringify(Properties['EventSourceArn']).includes('Stream'))
    .filter(([, { Properties }]) => {
      const hidden = secondsOf(Properties['EventSourceArn'], 'AWS::SQS::Queue', 'VisibilityTimeout');
      return hidden < secondsOf(called(Properties['FunctionName']), 'AWS::Lambda::Function', 'Timeout');
    })
    .map(([id]) => `${id}: messages come back before the function's time is up`);
}

type Tag = { readonly Key: string; readonly Value: unknown };

const tagsIn = ({ Tags }: Resource['Properties']): Tag[] => {
  if (Array.isArray(Tags)) return Tags as Tag[];
  return Object.entries((Tags as object | undefined) ?? {}).map(([Key, Value]) => ({ Key, Value }));
};

function wrongTag(id: string, { Key, Value }: Tag): string[] {
  const allowed = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
  const isWrong = !allowed.test(Key) || (typeof Value === 'string' && !allowed.test(Value));
  return [
    ...above(`${id}, characters of tag ${Key}`, Math.max(Key.length / 2, String(Value).length / 4), 64),
    ...(isWrong ? [`${id} has the tag ${Key} with characters that no tag may have`] : []),
  ];
}

function wrongSchedule(id: string, properties: Resource['Properties']): string[] {
  const expression = String(properties['ScheduleExpression']);
  const zone = String(properties['ScheduleExpressionTimezone'] ?? 'UTC');
  const isCron = /^cron\(\S+( \S+){5}\)$/.test(expression);
  return [
    ...(isCron || /^(rate|at)\(.+\)$/.test(expression) ? [] : [`${id} has no schedule: ${expression}`]),
    ...(zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone)
      ? []
      : [`${id}: no zone ${zone}`]),
  ];
}
