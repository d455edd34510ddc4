import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../local/json.ts';
import { compilePattern } from '../../../local/triggers/event-pattern.ts';

const matches = (pattern: JsonObject, event: Json) => compilePattern(pattern)(event);

describe('an event pattern', () => {
  it.each<[string, JsonObject, Json, boolean]>([
    ['one of several values', { a: ['x', 'y'] }, { a: 'y' }, true],
    ['no value of the list', { a: ['x', 'y'] }, { a: 'z' }, false],
    ['every named field', { a: ['x'], b: [1] }, { a: 'x', b: 2 }, false],
    ['nested fields', { a: { b: ['x'] } }, { a: { b: 'x', c: 1 } }, true],
    ['any element of an array', { a: ['x'] }, { a: ['w', 'x'] }, true],
    ['null, which is not absence', { a: [null] }, {}, false],
    ['null where it is written', { a: [null] }, { a: null }, true],
    ['numbers, which are not text', { a: [5] }, { a: '5' }, false],
    ['a prefix', { a: [{ prefix: 'S#' }] }, { a: 'S#1' }, true],
    ['a suffix', { a: [{ suffix: '.png' }] }, { a: 'x.jpg' }, false],
    ['a prefix in any case', { a: [{ prefix: { 'equals-ignore-case': 's#' } }] }, { a: 'S#1' }, true],
    ['text in any case', { a: [{ 'equals-ignore-case': 'ABC' }] }, { a: 'abc' }, true],
    ['a wildcard', { a: [{ wildcard: 'a*c.d' }] }, { a: 'abbc.d' }, true],
    ['a wildcard, whose other signs are plain', { a: [{ wildcard: 'a*c.d' }] }, { a: 'abbcxd' }, false],
    ['existence', { a: { b: [{ exists: true }] } }, { a: { b: 0 } }, true],
    ['existence of a value only, not of an object', { a: [{ exists: true }] }, { a: { b: 1 } }, false],
    ['absence, also of the object around it', { a: { b: [{ exists: false }] } }, {}, true],
    ['a range', { a: [{ numeric: ['>', 0, '<=', 5] }] }, { a: 5 }, true],
    ['a range that is left', { a: [{ numeric: ['>', 0, '<=', 5] }] }, { a: 0 }, false],
    ['no range of text that looks like a number', { a: [{ numeric: ['>', 0] }] }, { a: '5' }, false],
    ['anything but a list', { a: [{ 'anything-but': ['x', 'y'] }] }, { a: 'x' }, false],
    ['anything but a prefix', { a: [{ 'anything-but': { prefix: 'x' } }] }, { a: 'yx' }, true],
    ['anything but, of nothing', { a: [{ 'anything-but': 'x' }] }, {}, false],
    [
      'one of two sets of fields',
      { $or: [{ a: ['x'] }, { b: [{ exists: true }] }], c: [1] },
      { b: 2, c: 1 },
      true,
    ],
    ['neither set of fields', { $or: [{ a: ['x'] }, { b: ['y'] }] }, { c: 1 }, false],
  ])('asks for %s', (_what, pattern, event, expected) => {
    expect(matches(pattern, event)).toBe(expected);
  });

  it('finds a value in a list of objects', () => {
    expect(matches({ a: { b: ['x'] } }, { a: [{ b: 'w' }, { b: 'x' }] })).toBe(true);
  });

  it('is refused where local/ does not know its operator', () => {
    expect(() => compilePattern({ a: [{ cidr: '10.0.0.0/8' }] })).toThrow(/operator cidr/);
  });
});
