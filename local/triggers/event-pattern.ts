import { isObject, type Json, type JsonObject } from '../json.ts';

/** Whether an event matches; made once from a pattern of EventBridge or of a Lambda event filter. */
export type Matches = (event: Json) => boolean;

/** The values at one place of the event: several where an array lies on the way, none where nothing is there. */
type Leaf = (values: readonly Json[]) => boolean;

/**
 * Compiles a pattern; throws where it holds an operator that local/ does not know.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function compilePattern(pattern: JsonObject): Matches {
  const parts = Object.entries(pattern).map(([name, expected]) => compilePart(name, expected));
  return (event) => parts.every((part) => part(event));
}

function compilePart(name: string, expected: Json): Matches {
  if (name === '$or') {
    if (!Array.isArray(expected)) throw new Error('$or of an event pattern needs a list');
    const choices = expected.filter(isObject).map(compilePattern);
    return (event) => choices.some((choice) => choice(event));
  }
  if (isObject(expected)) {
    const inner = compilePattern(expected);
    return (event) => {
      const found = valuesOf(event, name);
      return found.length === 0 ? inner({}) : found.some(inner);
    };
  }
  if (!Array.isArray(expected))
    throw new Error(`${name} of an event pattern is neither a list nor an object`);
  const leaves = expected.map(compileLeaf);
  return (event) => {
    const values = valuesOf(event, name).filter((value) => !isObject(value));
    return leaves.some((leaf) => leaf(values));
  };
}

function valuesOf(event: Json, name: string): Json[] {
  const value = isObject(event) ? event[name] : undefined;
  if (value === undefined) return [];
  return Array.isArray(value) ? value.flat() : [value];
}

function compileLeaf(expected: Json): Leaf {
  if (!isObject(expected)) return some((value) => value === expected);
  const [[operator, argument] = [], ...others] = Object.entries(expected);
  if (operator === undefined || argument === undefined || others.length > 0) {
    throw new Error('A matcher of an event pattern has exactly one operator');
  }
  if (operator === 'exists') return (values) => values.length > 0 === argument;
  if (operator === 'anything-but') {
    const refused = (Array.isArray(argument) ? argument : [argument]).map(compileLeaf);
    return (values) => values.length > 0 && !refused.some((leaf) => leaf(values));
  }
  return some(compileOperator(operator, argument));
}

function some(test: (value: Json) => boolean): Leaf {
  return (values) => values.some(test);
}

function compileOperator(operator: string, argument: Json): (value: Json) => boolean {
  if (operator === 'numeric' && Array.isArray(argument)) return compileNumeric(argument);
  const ignoresCase = isObject(argument) && argument['equals-ignore-case'] !== undefined;
  const text = String(ignoresCase ? argument['equals-ignore-case'] : argument);
  const fold = (value: string) =>
    ignoresCase || operator === 'equals-ignore-case' ? value.toLowerCase() : value;
  const test = textOperators[operator];
  if (!test || (isObject(argument) && !ignoresCase)) {
    throw new Error(`local/ does not know the operator ${operator} of an event pattern`);
  }
  return (value) => typeof value === 'string' && test(fold(value), fold(text));
}

const textOperators: Readonly<Record<string, (value: string, argument: string) => boolean>> = {
  prefix: (value, argument) => value.startsWith(argument),
  suffix: (value, argument) => value.endsWith(argument),
  'equals-ignore-case': (value, argument) => value === argument,
  wildcard: (value, argument) =>
    new RegExp(`^${argument.split('*').map(quote).join('.*')}$`, 's').test(value),
};

function quote(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** `[">", 0, "<=", 5]`. DynamoDB's numbers are text in a stream record, so that no number operator matches them. */
function compileNumeric(argument: readonly Json[]): (value: Json) => boolean {
  const tests: ((value: number) => boolean)[] = [];
  for (let index = 0; index < argument.length; index += 2) {
    const compare = comparisons[String(argument[index])];
    const bound = Number(argument[index + 1]);
    if (!compare) throw new Error(`local/ does not know the comparison ${String(argument[index])}`);
    tests.push((value) => compare(value, bound));
  }
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

const comparisons: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};
