import * as z from 'zod';
import type { Path } from './parse-json.ts';
import { type Words, wordsOf } from './said.ts';

/** What a schema holds that only says whether it may be absent or changed. */
const held = (schema: z.core.$ZodType): z.core.$ZodType | undefined =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional || schema instanceof z.ZodReadonly
    ? schema.def.innerType
    : undefined;

export function bare(schema: z.core.$ZodType): z.core.$ZodType {
  const inner = held(schema);
  return inner ? bare(inner) : schema;
}

export const mayBeAbsent = (schema: z.core.$ZodType): boolean => schema._zod.optin === 'optional';

/** The names that an object may have, with what each must hold; undefined for what is no object. */
export function membersOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | undefined {
  const inner = bare(schema);
  if (inner instanceof z.ZodObject) return inner.shape;
  if (!(inner instanceof z.ZodRecord)) return undefined;
  const names = inner.keyType._zod.values ?? new Set();
  return Object.fromEntries([...names].map((name) => [String(name), z.exactOptional(inner.valueType)]));
}

/** What is said of a schema, or of the one in it. */
export function saidOf(schema: z.core.$ZodType): Partial<Words> {
  const inner = held(schema);
  return { ...(inner && saidOf(inner)), ...wordsOf(schema) };
}

export type Field = { readonly path: Path; readonly schema: z.core.$ZodType; readonly isRequired: boolean };

/** Every field that can be written, in order; those of a list's entries stand under `0`, all of a record under one. */
export function fieldsOf(schema: z.core.$ZodType, path: Path = []): Field[] {
  const inner = bare(schema);
  if (inner instanceof z.ZodUnion) return inner.options.flatMap((one) => fieldsOf(one, path));
  if (inner instanceof z.ZodArray) return [...fieldsOf(inner.element, [...path, 0])];
  if (inner instanceof z.ZodRecord) return [];
  return Object.entries(membersOf(inner) ?? {}).flatMap(([name, member]) => [
    { path: [...path, name], schema: member, isRequired: !mayBeAbsent(member) },
    ...fieldsOf(member, [...path, name]),
  ]);
}
