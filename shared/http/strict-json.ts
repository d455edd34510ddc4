import { RequestError } from '../errors.ts';
import { isRecord } from '../record.ts';
import { isPrototypeKey, MOST_NAMES } from './names.ts';

/** The contract needs three levels; deeper nesting is an attempt on somebody's stack. */
const DEEPEST = 8;

/**
 * Strict JSON: duplicate keys (two readers could see two different values), keys of prototypes and lone surrogates
 * (which no queue or mail carries) are refused. So are keys with an escape: nobody needs one, and this V8 can read
 * them as other keys (https://github.com/nodejs/node/issues/63785). Throws RequestError `invalid-json`.
 */
export function readJson(source: string): unknown {
  const value = parse(source);
  const strings = stringsOf(value);
  const written = keysIn(source);
  const clean = strings.keys.every((key) => !isPrototypeKey(key) && key.isWellFormed());
  const complete = strings.keys.length === written.length && !written.some((key) => key.includes('\\'));
  if (!clean || !complete || !strings.values.every((text) => text.isWellFormed()))
    throw new RequestError('invalid-json');
  return value;
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    throw new RequestError('invalid-json');
  }
}

/**
 * The keys as they are written down, with their quotation marks. In text that is known to be valid JSON, a string before
 * a colon is a key. Sticky expressions, so that none looks for its beginning over and over.
 */
function keysIn(source: string): string[] {
  const keys: string[] = [];
  const [text, colon] = [/"(?:[^"\\]|\\.)*"/y, /\s*:/y];
  for (let at = source.indexOf('"'); at >= 0; at = source.indexOf('"', text.lastIndex)) {
    text.lastIndex = at;
    const [written = ''] = text.exec(source) ?? [];
    colon.lastIndex = text.lastIndex;
    if (colon.test(source)) keys.push(written);
  }
  return keys;
}

/** All keys and string values that arrived: of a key written twice, only one does. */
function stringsOf(value: unknown): { keys: string[]; values: string[] } {
  const found = { keys: [] as string[], values: [] as string[] };
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw new RequestError('invalid-json');
    found.values.push(...level.filter((entry) => typeof entry === 'string'));
    found.keys.push(...level.filter(isRecord).flatMap(Object.keys));
    if (found.keys.length > MOST_NAMES) throw new RequestError('invalid-json');
    level = level.filter((entry) => typeof entry === 'object' && entry !== null).flatMap(Object.values);
  }
  return found;
}
