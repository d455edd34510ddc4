import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { convertToAttr } from '@aws-sdk/util-dynamodb';
import { expiry } from './expiry.ts';
import type { Change, Condition, Value } from './table.ts';

const attribute = (value: Value): AttributeValue => convertToAttr(value, { removeUndefinedValues: true });

/** Collects placeholders: names and values never stand in an expression's text, so reserved words cannot hurt. */
export class Placeholders {
  readonly names: Record<string, string> = {};
  readonly values: Record<string, AttributeValue> = {};

  name(name: string): string {
    const known = Object.entries(this.names).find(([, value]) => value === name);
    if (known) return known[0];
    const placeholder = `#n${Object.keys(this.names).length}`;
    this.names[placeholder] = name;
    return placeholder;
  }

  value(value: Value): string {
    return this.attribute(attribute(value));
  }

  attribute(value: AttributeValue): string {
    const placeholder = `:v${Object.keys(this.values).length}`;
    this.values[placeholder] = value;
    return placeholder;
  }
}

function roomExpression(room: NonNullable<Condition['roomInSet']>, p: Placeholders): string {
  const name = p.name(room.name);
  const below = `size(${name}) < ${p.value(room.limit)}`;
  return `(attribute_not_exists(${name}) OR ${below} OR contains(${name}, ${p.value(room.member)}))`;
}

/** There is no such item, or only one that is past. */
export const absentExpression = (at: number, p: Placeholders): string =>
  `attribute_not_exists(pk) OR ${p.name(expiry)} <= ${p.value(at)}`;

export function conditionExpression(
  condition: Condition,
  { orCreate }: Change,
  at: number,
  p: Placeholders,
): string {
  const end = p.name(expiry);
  const terms = [
    ...(orCreate ? [] : ['attribute_exists(pk)']),
    `(attribute_not_exists(${end}) OR ${end} > ${p.value(at)})`,
  ];
  for (const [name, value] of Object.entries(condition.equals ?? {}))
    terms.push(`${p.name(name)} = ${p.value(value)}`);
  for (const [name, values] of Object.entries(condition.oneOf ?? {}))
    terms.push(`${p.name(name)} IN (${values.map((value) => p.value(value)).join(', ')})`);
  for (const [name, limit] of Object.entries(condition.absentOrBelow ?? {}))
    terms.push(`(attribute_not_exists(${p.name(name)}) OR ${p.name(name)} < ${p.value(limit)})`);
  for (const name of condition.absent ?? []) terms.push(`attribute_not_exists(${p.name(name)})`);
  if (condition.roomInSet) terms.push(roomExpression(condition.roomInSet, p));
  return terms.join(' AND ');
}

const clause = (verb: string, terms: readonly string[]): string[] =>
  terms.length > 0 ? [`${verb} ${terms.join(', ')}`] : [];

export function updateExpression(change: Change, p: Placeholders): string {
  const sets = Object.entries(change.set ?? {}).map(([name, value]) => `${p.name(name)} = ${p.value(value)}`);
  for (const [name, value] of Object.entries(change.orCreate ?? {}))
    sets.push(`${p.name(name)} = if_not_exists(${p.name(name)}, ${p.value(value)})`);
  const adds = Object.entries(change.add ?? {}).map(([name, by]) => `${p.name(name)} ${p.value(by)}`);
  // DynamoDB refuses to add a set that names a member twice.
  const members = Object.entries(change.addToSet ?? {}).map(
    ([name, member]) => `${p.name(name)} ${p.attribute({ SS: [...new Set([member].flat())] })}`,
  );
  const removes = (change.remove ?? []).map((name) => p.name(name));
  return [...clause('SET', sets), ...clause('ADD', [...adds, ...members]), ...clause('REMOVE', removes)].join(
    ' ',
  );
}
