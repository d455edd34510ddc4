/**
 * What was typed, by dotted name, for a form that comes back: the body as `readBody` gives it, so that
 * the places of the choices are those that the errors name.
 */
export const typedValues = (body: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(leaves(body, []));

function leaves(node: unknown, path: readonly string[]): [string, string][] {
  if (typeof node === 'string') return [[path.join('.'), node]];
  if (typeof node === 'boolean') return node ? [[path.join('.'), 'true']] : [];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, child]) => leaves(child, [...path, name]));
}
