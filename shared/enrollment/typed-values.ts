import { type BodySource, readBody } from '../http/gate.ts';

/**
 * What was typed, by the form's own names (`choices.0.program`), to show a refused form again. Read as the parser
 * reads it: choices left open have closed up, so that errors and values meet.
 */
export const typedValues = (source: BodySource): Record<string, string> =>
  Object.fromEntries(flatten(readBody(source), ''));

/** Depth is bounded by `readBody`. A box that is not ticked is not typed. */
function flatten(value: unknown, at: string): [string, string][] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, entry]) => flatten(entry, at === '' ? key : `${at}.${key}`));
  }
  return value === false || value === null ? [] : [[at, String(value)]];
}
