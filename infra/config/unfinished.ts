import { isRecord } from '../../shared/record.ts';
import type { Path } from './parse-json.ts';
import { pathInWords } from './problem.ts';

/** A name that nobody can own (RFC 2606), and an account that AWS gives nobody. */
const placeholder = /\.example$|::0{12}:/;

/** Where the values that came with the sources still stand: a stage with one of them reaches nobody. */
export function unfinishedIn(config: object): string[] {
  return leavesOf(config).flatMap(([path, value]) =>
    typeof value === 'string' && placeholder.test(value) ? [pathInWords(path)] : [],
  );
}

function leavesOf(value: unknown, path: Path = []): [Path, unknown][] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => leavesOf(entry, [...path, index]));
  if (!isRecord(value)) return [[path, value]];
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, [...path, name]));
}
