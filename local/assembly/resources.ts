import type { Json, JsonObject } from '../json.ts';
import type { Assembly, Stack } from './assembly.ts';
import { attributeOf, type Facts, type Named, refOf } from './attributes.ts';
import { isKnownType, type KnownType, type Properties, passedOverTypes, schemas } from './known-types.ts';
import { evaluateCondition, resolve, type Scope } from './template.ts';

export type Resource<T extends KnownType> = Named & {
  readonly type: T;
  readonly stack: string;
  readonly properties: Properties<T>;
  /** All properties as written, resolved, with the resource's name filled in under its property. */
  readonly raw: JsonObject;
  readonly ref: Json;
  readonly arn: string;
};

/** Every resource of an assembly that runs here, by type. */
export type Resources = {
  of<T extends KnownType>(type: T): readonly Resource<T>[];
  /** Of every type. */
  all(): readonly Resource<KnownType>[];
};

/** The property that names a resource, where the template leaves the name to CloudFormation. */
const nameProperty: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::SES::EmailIdentity': 'EmailIdentity',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::Scheduler::Schedule': 'Name',
  'AWS::Scheduler::ScheduleGroup': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::ApiGatewayV2::DomainName': 'DomainName',
};

/** What follows the function's name. */
const qualified: Readonly<Record<string, (properties: JsonObject, facts: Facts) => Json | undefined>> = {
  'AWS::Lambda::Version': (_properties, { version }) => version,
  'AWS::Lambda::Alias': ({ Name }) => Name,
};

/** The longest name that SQS takes. */
const longestQueueName = 80;

/**
 * Resolves every resource of every stack. Throws naming the first one whose type, property or reference is unknown.
 * `parameters` stand in for the templates' defaults.
 */
export function resolveResources(
  assembly: Assembly,
  facts: Facts,
  parameters: Readonly<Record<string, string>> = {},
): Resources {
  const scopes = new Map<string, Scope>();
  for (const stack of assembly.stacks)
    scopes.set(stack.name, scopeOf(stack, assembly, scopes, facts, parameters));
  const found: Resource<KnownType>[] = assembly.stacks.flatMap((stack) => {
    const scope = scopes.get(stack.name);
    return scope ? resourcesOf(stack, scope, facts) : [];
  });
  return {
    of: <T extends KnownType>(type: T) =>
      found.filter((one): one is Resource<T> & typeof one => one.type === type),
    all: () => found,
  };
}

function resourcesOf(stack: Stack, scope: Scope, facts: Facts): Resource<KnownType>[] {
  return Object.entries(stack.template.Resources).flatMap(([id, { Type, Properties, Condition }]) => {
    const where = `Resource ${id} of type ${Type}`;
    if (!isKnownType(Type) && !passedOverTypes.has(Type))
      throw new Error(`${where}: local/ does not know this type`);
    if (Condition && !scope.condition(Condition)) return [];
    const resolved = named(where, () => resolve(Properties, scope)) as JsonObject;
    if (!isKnownType(Type)) return [];
    return [
      runnable({ stack: stack.name, id, type: Type, name: nameOf(stack, id, scope, facts) }, resolved, facts),
    ];
  });
}

function runnable(
  resource: Named & { stack: string; type: KnownType },
  resolved: JsonObject,
  facts: Facts,
): Resource<KnownType> {
  const property = nameProperty[resource.type];
  const raw = property ? { ...resolved, [property]: resource.name } : resolved;
  const parsed = schemas[resource.type].safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path.join('.');
    const what = `${path ? `${path}: ` : ''}${issue?.message}`;
    throw new Error(
      `Resource ${resource.id} of type ${resource.type}: local/ does not know this property or value (${what})`,
    );
  }
  return {
    ...resource,
    properties: parsed.data,
    raw,
    ref: refOf(resource, facts),
    arn: String(attributeOf(resource, 'Arn', facts) ?? refOf(resource, facts)),
  } as Resource<KnownType>;
}

function scopeOf(
  stack: Stack,
  assembly: Assembly,
  scopes: ReadonlyMap<string, Scope>,
  facts: Facts,
  parameters: Readonly<Record<string, string>>,
): Scope {
  const { template } = stack;
  const resource = (id: string): Named | undefined => {
    const type = template.Resources[id]?.Type;
    return type === undefined ? undefined : { type, id, name: nameOf(stack, id, scope, facts) };
  };
  const scope: Scope = {
    stackName: stack.name,
    ref: (name) => {
      const found = resource(name);
      if (found) return refOf(found, facts);
      const parameter = template.Parameters[name];
      if (parameter) return parameters[name] ?? (parameter.Default as Json | undefined);
      return pseudoParameter(name, stack, facts);
    },
    attribute: (id, attribute) => {
      const found = resource(id);
      return found && attributeOf(found, attribute, facts);
    },
    importValue: (name) => findExport(name, assembly, scopes),
    condition: (name) => {
      const expression = template.Conditions[name];
      if (!expression) throw new Error(`Condition ${name} is not in stack ${stack.name}`);
      return evaluateCondition(expression, scope);
    },
  };
  return scope;
}

function findExport(name: string, assembly: Assembly, scopes: ReadonlyMap<string, Scope>): Json | undefined {
  for (const stack of assembly.stacks) {
    const scope = scopes.get(stack.name);
    for (const output of Object.values(stack.template.Outputs)) {
      if (!scope || !output.Export || resolve(output.Export.Name as Json, scope) !== name) continue;
      return resolve(output.Value as Json, scope);
    }
  }
  return undefined;
}

function pseudoParameter(name: string, stack: Stack, facts: Facts): Json | undefined {
  const values: Readonly<Record<string, string>> = {
    'AWS::Region': facts.region,
    'AWS::AccountId': facts.account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': `arn:aws:cloudformation:${facts.region}:${facts.account}:stack/${stack.name}/local`,
  };
  return values[name];
}

function nameOf(stack: Stack, id: string, scope: Scope, facts: Facts): string {
  const resource = stack.template.Resources[id];
  const written = resource?.Properties[nameProperty[resource.Type] ?? ''];
  if (written !== undefined) return String(resolve(written, scope));
  const qualifier = qualified[resource?.Type ?? '']?.(resource?.Properties ?? {}, facts);
  if (qualifier !== undefined)
    return `${resolve(resource?.Properties['FunctionName'] ?? '', scope)}:${qualifier}`;
  const name = `${stack.name}-${id}`;
  return resource?.Type === 'AWS::SQS::Queue' ? name.slice(-longestQueueName) : name;
}

function named<T>(where: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
