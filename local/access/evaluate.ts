import type { Asked } from '../emulators/emulator.ts';
import type { Statement } from './policies.ts';

export type Question = Asked & { readonly action: string };

/** IAM's answer: every resource of the request needs a statement that allows it, and none may deny it. */
export function allows(
  statements: readonly Statement[],
  { action, resources, context = {} }: Question,
): boolean {
  const concerned = statements.filter(
    (statement) => statement.Action.some((one) => isLike(action, one)) && holds(statement.Condition, context),
  );
  const says = (effect: Statement['Effect'], resource: string) =>
    concerned.some(
      ({ Effect, Resource }) => Effect === effect && Resource.some((one) => isLike(resource, one)),
    );
  return (
    resources.length > 0 &&
    resources.every((one) => says('Allow', one)) &&
    !resources.some((one) => says('Deny', one))
  );
}

type Context = NonNullable<Asked['context']>;
type Operator = (given: readonly string[], wanted: readonly string[]) => boolean;

const like: Operator = (given, wanted) =>
  given.every((value) => wanted.some((pattern) => isLike(value, pattern)));

/** `ForAllValues` also holds where the request has no such value at all; the plain ones do not. */
const operators: Readonly<Record<string, Operator>> = {
  StringEquals: (given, wanted) => given.length > 0 && given.every((value) => wanted.includes(value)),
  StringLike: (given, wanted) => given.length > 0 && like(given, wanted),
  'ForAllValues:StringLike': like,
  Null: (given, wanted) => wanted.includes(String(given.length === 0)),
};

function holds(conditions: Statement['Condition'], context: Context): boolean {
  return Object.entries(conditions).every(([name, keys]) => {
    const operator = operators[name];
    if (!operator) throw new Error(`local/ does not know the condition operator ${name}`);
    return Object.entries(keys).every(([key, wanted]) => operator(context[key] ?? [], wanted));
  });
}

/** IAM's wildcards: `*` for any text, `?` for one character. */
export function isLike(text: string, pattern: string): boolean {
  if (!/[*?]/.test(pattern)) return text === pattern;
  const known = expressions.get(pattern) ?? expressionOf(pattern);
  expressions.set(pattern, known);
  return known.test(text);
}

const expressions = new Map<string, RegExp>();

function expressionOf(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's');
}
