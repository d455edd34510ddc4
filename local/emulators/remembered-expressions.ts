type Names = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, object>>;
type Unused = Record<string, true>;
/** What a parser of dynalite is given beside the text: it deletes what it meets from the two sets. */
type Context = {
  readonly attrNames?: Names | undefined;
  readonly attrVals?: Values | undefined;
  readonly unusedAttrNames: Unused;
  readonly unusedAttrVals: Unused;
};
type Parse = (text: string, options: { readonly context: Context }) => object | string;
export type ExpressionParser = { parse: Parse };

type Remembered = {
  readonly tree: object;
  readonly values: Values;
  readonly usedNames: readonly string[];
  readonly usedValues: readonly string[];
};

/** Kinds of expressions; a function has some, and who makes up more of them by the hour shall not fill the memory. */
const most = 1000;
/** What is right or wrong by the values themselves, and not by their types alone. */
const judgesValues = /between|attribute_type/i;

/**
 * Parsing is a seventh of the host's time in a chain of calls, and a function writes the same expressions again and again.
 * A tree depends on the text, the names and the types of the values; the values stand in it as they were given.
 */
export function rememberExpressions(parser: ExpressionParser): void {
  const parse = parser.parse;
  const known = new Map<string, Remembered>();
  parser.parse = (text, options) => {
    const { context } = options;
    if (judgesValues.test(text)) return parse(text, options);
    const kind = kindOf(text, context);
    const found = known.get(kind) ?? parseAlone(parse, text, context);
    // What is refused is refused by the parser itself, in its own order.
    if (!found) return parse(text, options);
    if (known.size >= most && !known.has(kind)) known.clear();
    known.set(kind, found);
    for (const name of found.usedNames) delete context.unusedAttrNames[name];
    for (const name of found.usedValues) delete context.unusedAttrVals[name];
    return withValues(found, context.attrVals ?? {});
  };
}

function kindOf(text: string, { attrNames = {}, attrVals = {} }: Context): string {
  const types = Object.entries(attrVals).map(([name, value]) => [name, ...Object.keys(value)]);
  return JSON.stringify([text, attrNames, types]);
}

/** With sets of its own: what another expression of the same request uses is not this one's. */
function parseAlone(parse: Parse, text: string, context: Context): Remembered | undefined {
  const { attrNames = {}, attrVals = {} } = context;
  const [unusedAttrNames, unusedAttrVals] = [allOf(attrNames), allOf(attrVals)];
  try {
    const tree = parse(text, { context: { ...context, unusedAttrNames, unusedAttrVals } });
    if (typeof tree === 'string') return undefined;
    const usedNames = Object.keys(attrNames).filter((name) => !unusedAttrNames[name]);
    const usedValues = Object.keys(attrVals).filter((name) => !unusedAttrVals[name]);
    return { tree, values: attrVals, usedNames, usedValues };
  } catch {
    return undefined;
  }
}

const allOf = (named: object): Unused => Object.fromEntries(Object.keys(named).map((name) => [name, true]));

/** A copy of the tree with these values in the place of those with which it was parsed. */
function withValues({ tree, values }: Remembered, given: Values): object {
  const others = new Map(Object.entries(values).map(([name, value]) => [value, given[name]]));
  const copy = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    const other = others.get(part);
    if (other) return other;
    if (Array.isArray(part)) return part.map(copy);
    const made = Object.create(Object.getPrototypeOf(part));
    for (const [name, inner] of Object.entries(part)) made[name] = copy(inner);
    return made;
  };
  return copy(tree) as object;
}
