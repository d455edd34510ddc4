import * as z from 'zod';
import { isRecord } from '../../shared/record.ts';
import { inWords } from './in-words.ts';
import { nearest } from './nearest.ts';
import type { Path } from './parse-json.ts';
import type { Problem } from './problem.ts';
import { repairOf, repairOfMissing, repairOfUnknown } from './repairs.ts';
import { bare, mayBeAbsent, membersOf, saidOf } from './tree.ts';

/** Everything in a value that its schema refuses. The schema is asked field by field: it alone would tell in its own words. */
export function checkShape(schema: z.core.$ZodType, value: unknown, path: Path = []): Problem[] {
  const inner = bare(schema);
  if (inner instanceof z.ZodUnion) {
    const meant = meantBy(inner.options, value);
    return meant ? checkShape(meant, value, path) : [wrong(schema, value, path)];
  }
  const members = membersOf(inner);
  if (members) return isRecord(value) ? checkMembers(members, value, path) : [wrong(schema, value, path)];
  const entries = inner instanceof z.ZodArray && Array.isArray(value) ? value : [];
  const inEntries = entries.flatMap((entry, index) =>
    checkShape((inner as z.ZodArray).element, entry, [...path, index]),
  );
  const own = z.safeParse(inner, value).error?.issues.some((issue) => issue.path.length === 0);
  return own ? [wrong(schema, value, path), ...inEntries] : inEntries;
}

type Members = Readonly<Record<string, z.core.$ZodType>>;

function checkMembers(members: Members, value: Readonly<Record<string, unknown>>, path: Path): Problem[] {
  const names = Object.keys(members);
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(members, name));
  const missing = names.filter((name) => value[name] === undefined);
  /** A name with a slip is told once, not a second time as the one that is missing. */
  const meant = unknown.map((name) => nearest(name, missing));
  return [
    ...unknown.map((name) => unknownAt([...path, name], names)),
    ...Object.entries(members).flatMap(([name, member]) => {
      if (value[name] !== undefined) return checkShape(member, value[name], [...path, name]);
      return mayBeAbsent(member) || meant.includes(name) ? [] : [missingAt(member, [...path, name])];
    }),
  ];
}

const wrong = (schema: z.core.$ZodType, value: unknown, path: Path): Problem => ({
  path,
  is: inWords(value),
  mustBe: saidOf(schema).errorMessage ?? 'something else',
  fix: repairOf(schema, value),
});

const missingAt = (schema: z.core.$ZodType, path: Path): Problem => ({
  ...{ path, is: 'missing', mustBe: saidOf(schema).errorMessage ?? 'there' },
  fix: repairOfMissing(String(path.at(-1)), schema),
});

/** As many names as are read at a glance. */
const fewNames = 12;

const unknownAt = (path: Path, known: readonly string[]): Problem => ({
  ...{ path, is: 'a field that nobody reads', fix: repairOfUnknown(path, known) },
  mustBe: known.length > fewNames ? 'a field that docs/configuration.md names' : `one of ${known.join(', ')}`,
});

/** Of several forms, the one whose names somebody has used. */
const meantBy = (options: readonly z.core.$ZodType[], value: unknown): z.core.$ZodType | undefined =>
  options.find(
    (option) => isRecord(value) && Object.keys(membersOf(option) ?? {}).some((name) => name in value),
  );
