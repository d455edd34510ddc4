import type { Attributes, AttributeValue } from '../aws/raw-table.ts';

/**
 * DynamoDB's own JSON, one item a line, as its exports to S3 have it and its imports take it: nothing is lost, numbers stay
 * text. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
 */
export const toLine = (item: Attributes): string => JSON.stringify({ Item: eachValue(item, toText) });

/** The item of a line. */
export function fromLine(line: string): Attributes {
  const { Item } = JSON.parse(line) as { readonly Item: Attributes };
  return eachValue(Item, toBytes);
}

type Bytes = (value: unknown) => Uint8Array;

const toText: Bytes = (value) => Buffer.from(value as Uint8Array).toString('base64') as unknown as Uint8Array;
const toBytes: Bytes = (value) => Buffer.from(String(value), 'base64');

const eachValue = (item: Attributes, bytes: Bytes): Attributes =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, convert(value, bytes)]));

function convert(value: AttributeValue, bytes: Bytes): AttributeValue {
  if (value.B !== undefined) return { B: bytes(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(bytes) };
  if (value.L !== undefined) return { L: value.L.map((one) => convert(one, bytes)) };
  if (value.M !== undefined) return { M: { ...eachValue(value.M, bytes) } };
  return value;
}
