import { isObject, type Json, type JsonObject } from '../json.ts';

/** What a template's references mean. `undefined` says that the name is not known here. */
export type Scope = {
  readonly stackName: string;
  ref(name: string): Json | undefined;
  attribute(logicalId: string, attribute: string): Json | undefined;
  importValue(name: string): Json | undefined;
  condition(name: string): boolean;
};

/** CloudFormation's `AWS::NoValue`: the property is as if it were not written. */
export const noValue = Symbol('AWS::NoValue');
type Resolved = Json | typeof noValue;

export class Unresolvable extends Error {
  override readonly name = 'Unresolvable';
}

/** The value with every intrinsic function replaced; throws `Unresolvable` naming the first one that cannot be. */
export function resolve(value: Json, scope: Scope): Json {
  const resolved = resolveAny(value, scope);
  return resolved === noValue ? null : resolved;
}

function resolveAny(value: Json, scope: Scope): Resolved {
  if (Array.isArray(value)) return value.map((entry) => resolveAny(entry, scope)).filter(isValue);
  if (!isObject(value)) return value;
  const [name, ...others] = Object.keys(value);
  const argument = name === undefined ? undefined : value[name];
  const intrinsic = name !== undefined && (name === 'Ref' || name.startsWith('Fn::'));
  if (intrinsic && others.length === 0 && argument !== undefined) return callIntrinsic(name, argument, scope);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, entry]) => [key, resolveAny(entry, scope)] as const)
      .filter((entry): entry is readonly [string, Json] => isValue(entry[1])),
  );
}

function isValue(value: Resolved): value is Json {
  return value !== noValue;
}

function callIntrinsic(name: string, argument: Json, scope: Scope): Resolved {
  const intrinsic = intrinsics[name];
  if (!intrinsic) throw new Unresolvable(`local/ does not know the function ${name}`);
  return intrinsic(argument, scope);
}

const intrinsics: Readonly<Record<string, (argument: Json, scope: Scope) => Resolved>> = {
  Ref: (name, scope) => reference(String(name), scope),
  'Fn::GetAtt': (argument, scope) => {
    const [id = '', ...path] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
    return attribute(id, path.join('.'), scope);
  },
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::Join': (argument, scope) => {
    const [separator, list] = pair(argument, 'Fn::Join');
    return asList(resolve(list, scope), 'Fn::Join').map(String).join(String(separator));
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = pair(argument, 'Fn::Split');
    return String(resolve(text, scope)).split(String(separator));
  },
  'Fn::Select': (argument, scope) => {
    const [index, list] = pair(argument, 'Fn::Select');
    const chosen = asList(resolve(list, scope), 'Fn::Select')[Number(index)];
    if (chosen === undefined) throw new Unresolvable(`Fn::Select finds nothing at ${String(index)}`);
    return chosen;
  },
  'Fn::ImportValue': (argument, scope) => {
    const name = String(resolve(argument, scope));
    return known(scope.importValue(name), `Fn::ImportValue of ${name}, which no stack exports`);
  },
  'Fn::If': (argument, scope) => {
    const [name, yes, no] = asList(argument, 'Fn::If');
    return resolveAny((scope.condition(String(name)) ? yes : no) ?? null, scope);
  },
};

function reference(name: string, scope: Scope): Resolved {
  if (name === 'AWS::NoValue') return noValue;
  return known(scope.ref(name), `Ref to ${name}`);
}

function attribute(id: string, name: string, scope: Scope): Json {
  return known(scope.attribute(id, name), `Fn::GetAtt of ${id}.${name}`);
}

function substitute(argument: Json, scope: Scope): string {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const given: JsonObject = isObject(variables) ? variables : {};
  return String(text).replaceAll(/\$\{([^}]*)\}/g, (_whole, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    const own = given[name];
    if (own !== undefined) return String(resolve(own, scope));
    const [id = '', ...path] = name.split('.');
    return String(path.length > 0 ? attribute(id, path.join('.'), scope) : reference(name, scope));
  });
}

/** The truth of a condition's expression. */
export function evaluateCondition(expression: Json, scope: Scope): boolean {
  const [name, argument] = (isObject(expression) ? Object.entries(expression)[0] : undefined) ?? [];
  if (argument === undefined) throw new Unresolvable('condition without an expression');
  const inner = () => asList(argument, String(name)).map((entry) => evaluateCondition(entry, scope));
  if (name === 'Condition') return scope.condition(String(argument));
  if (name === 'Fn::And') return inner().every(Boolean);
  if (name === 'Fn::Or') return inner().some(Boolean);
  if (name === 'Fn::Not') return !inner()[0];
  if (name !== 'Fn::Equals') throw new Unresolvable(`local/ does not know the function ${name}`);
  const [left, right] = pair(argument, name);
  return JSON.stringify(resolve(left, scope)) === JSON.stringify(resolve(right, scope));
}

function known(value: Json | undefined, what: string): Json {
  if (value === undefined) throw new Unresolvable(`${what} cannot be resolved`);
  return value;
}

function asList(value: Json, name: string): readonly Json[] {
  if (!Array.isArray(value)) throw new Unresolvable(`${name} without a list`);
  return value;
}

function pair(value: Json, name: string): readonly [Json, Json] {
  const [first, second] = asList(value, name);
  if (first === undefined || second === undefined) throw new Unresolvable(`${name} needs two arguments`);
  return [first, second];
}
