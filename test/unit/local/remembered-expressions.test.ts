import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import {
  type ExpressionParser,
  rememberExpressions,
} from '../../../local/emulators/remembered-expressions.ts';

const require = createRequire(import.meta.url);
const { compare } = require('dynalite/db') as { compare: unknown };

type Given = {
  readonly names?: Record<string, string>;
  readonly values?: Record<string, object>;
};

/** What dynalite's own parser makes of it, and what is left unused. */
function parsed(parser: ExpressionParser, text: string, { names, values }: Given): object {
  const all = (named: object = {}) =>
    Object.fromEntries(Object.keys(named).map((name) => [name, true as const]));
  const unused = { unusedAttrNames: all(names), unusedAttrVals: all(values) };
  const helpers = { isReserved: (word: string) => word.toLowerCase() === 'status', compare };
  const context = { attrNames: names, attrVals: values, ...unused, ...helpers };
  try {
    return { tree: parser.parse(text, { context }), ...unused };
  } catch (error) {
    return { error: (error as Error).message, ...unused };
  }
}

const own = (kind: string): ExpressionParser => ({
  parse: (require(`dynalite/db/${kind}Parser`) as ExpressionParser).parse,
});

const names = { '#a': 'state', '#b': 'attempt' };
const S = (text: string) => ({ S: text });
const N = (number: number) => ({ N: String(number) });
const asX = (x: object): Given => ({ names, values: { ':x': x } });

type Case = { readonly kind: string; readonly text: string; readonly given: readonly Given[] };

/** Each is parsed twice and more, with values that differ. */
const cases: readonly Case[] = [
  {
    kind: 'condition',
    text: '#a = :x AND (#b < :y OR attribute_not_exists(#b))',
    given: [
      { names, values: { ':x': S('claimed'), ':y': N(1) } },
      { names, values: { ':x': S('sent'), ':y': N(2) } },
      { names: { '#a': 'other', '#b': 'attempt' }, values: { ':x': S('sent'), ':y': N(1) } },
      { names, values: { ':x': { L: [S('sent')] }, ':y': N(1), ':z': S('unused') } },
      { names, values: { ':x': S('sent') } },
    ],
  },
  { kind: 'condition', text: 'begins_with(#a, :x)', given: [S('a'), N(1)].map(asX) },
  {
    kind: 'condition',
    text: '#a BETWEEN :x AND :y',
    given: [1, 3].map((x) => ({ names, values: { ':x': N(x), ':y': N(2) } })),
  },
  { kind: 'condition', text: 'attribute_type(#a, :x)', given: [S('S'), S('nothing')].map(asX) },
  { kind: 'condition', text: 'status = :x', given: [{ values: { ':x': S('a') } }] },
  { kind: 'condition', text: '#a = = :x', given: [asX(S('a'))] },
  {
    kind: 'update',
    text: 'SET #a = :x, #b = if_not_exists(#b, :y) + :y REMOVE old',
    given: [N(1), N(2), S('no number')].map((y) => ({ names, values: { ':x': { M: { y } }, ':y': y } })),
  },
  { kind: 'update', text: 'ADD #a :x', given: [{ SS: ['a'] }, { SS: ['b'] }, S('a')].map(asX) },
  {
    kind: 'projection',
    text: '#a, list[1].#b',
    given: [{ names }, { names: { '#a': 'pk', '#b': 'sk' } }],
  },
];

describe('an expression that was met before', () => {
  it.each(cases)('means what it means when it is parsed: $text', ({ kind, text, given }) => {
    const remembering = own(kind);
    rememberExpressions(remembering);
    for (const one of [...given, ...given])
      expect(parsed(remembering, text, one)).toEqual(parsed(own(kind), text, one));
  });

  it('leaves to the other expression of a request what only that one uses', () => {
    const remembering = own('condition');
    rememberExpressions(remembering);
    const given = { names: { '#a': 'state' }, values: { ':x': S('a') } };
    const usedBefore = {
      attrNames: given.names,
      attrVals: given.values,
      unusedAttrNames: {},
      unusedAttrVals: {},
    };
    const helpers = { isReserved: () => false, compare };
    remembering.parse('#a = :x', { context: { ...usedBefore, ...helpers } });
    expect(parsed(remembering, '#a = :x', given)).toMatchObject({ unusedAttrNames: {}, unusedAttrVals: {} });
  });

  it('is parsed once, whatever its values are', () => {
    let times = 0;
    const { parse } = own('condition');
    const counting: ExpressionParser = {
      parse: (...all) => {
        times += 1;
        return parse(...all);
      },
    };
    rememberExpressions(counting);
    for (const x of ['a', 'b', 'c']) parsed(counting, '#a = :x', { names, values: { ':x': S(x) } });
    expect(times).toBe(1);
  });
});
