import { RequestError } from '../errors.ts';
import { isPrototypeKey, MOST_NAMES } from './names.ts';

type Node = { [name: string]: Node | string | boolean };

/** A ticked box says `on` or its value; a box that is not ticked sends nothing. */
const checkboxes: ReadonlySet<string> = new Set(['consent.given', 'consent.protection']);

/**
 * A posted form as the same data that JSON would hold: `choices.0.program` or `choices[0][program]` are nested,
 * empty fields are absent, choices left open close up. Throws RequestError `invalid-json`.
 */
export function readForm(source: string): unknown {
  const form: Node = {};
  const seen = new Set<string>();
  const pairs = source.split('&').filter((part) => part !== '');
  if (pairs.length > MOST_NAMES) throw new RequestError('invalid-json');
  for (const pair of pairs) {
    const { path, value } = readPair(pair);
    const name = path.join('.');
    if (seen.has(name)) throw new RequestError('invalid-json');
    seen.add(name);
    if (value.trim() !== '') put(form, path, checkboxes.has(name) ? tick(value) : value);
  }
  return { ...form, ...(isList(form['choices']) && { choices: toList(form['choices']) }) };
}

function readPair(pair: string): { path: string[]; value: string } {
  const at = pair.indexOf('=');
  const name = decode(at < 0 ? pair : pair.slice(0, at));
  const path = name.replace(/\[([A-Za-z0-9]+)\]/g, '.$1').split('.');
  if (path.length > 3 || !path.every(isName)) throw new RequestError('invalid-json');
  return { path, value: at < 0 ? '' : decode(pair.slice(at + 1)) };
}

const isName = (part: string): boolean => /^[A-Za-z0-9]+$/.test(part) && !isPrototypeKey(part);

/** Unlike URLSearchParams, refuses what is not UTF-8 instead of replacing it. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new RequestError('invalid-json');
  }
}

const tick = (value: string): boolean | string =>
  value === 'true' || value === 'on' ? true : value === 'false' || value === 'off' ? false : value;

function put(form: Node, path: readonly string[], value: string | boolean): void {
  let node = form;
  for (const part of path.slice(0, -1)) {
    const next = Object.hasOwn(node, part) ? node[part] : {};
    if (typeof next !== 'object') throw new RequestError('invalid-json');
    node[part] = next;
    node = next;
  }
  const last = path.at(-1) ?? '';
  if (Object.hasOwn(node, last)) throw new RequestError('invalid-json');
  node[last] = value;
}

const isList = (node: Node[string] | undefined): node is Node =>
  typeof node === 'object' && Object.keys(node).every((name) => /^\d+$/.test(name));

const toList = (node: Node) =>
  Object.entries(node)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, entry]) => entry);
