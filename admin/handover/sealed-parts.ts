import { Poison } from '../../shared/errors.ts';
import type { DataKeys } from '../../shared/sealing/data-keys.ts';
import { type Sealer, unseal } from '../../shared/sealing/sealer.ts';
import type { Key } from '../../shared/storage/table.ts';
import type { Attributes, AttributeValue } from '../aws/raw-table.ts';

/** `readable`: false where something sealed does not open; then it stays as it lies there. */
export type Opened = { readonly item: Attributes; readonly readable: boolean };

/** A submission with its sealed parts as text, called `opened`; all else as it is. */
export async function openParts(item: Attributes, keys: Pick<DataKeys, 'unwrap'>): Promise<Opened> {
  try {
    const open = async ({ B = new Uint8Array() }: AttributeValue) => ({
      S: await unseal(keys, B, keyOf(item)),
    });
    return { item: await inSubmission(item, 'sealed', 'opened', open), readable: true };
  } catch (error) {
    if (error instanceof Poison) return { item, readable: false };
    throw error;
  }
}

/** The same the other way, under the key of another system. */
export const sealParts = (item: Attributes, sealer: Pick<Sealer, 'seal'>): Promise<Attributes> =>
  inSubmission(item, 'opened', 'sealed', async ({ S = '' }) => ({ B: await sealer.seal(S, keyOf(item)) }));

export const keyOf = ({ pk, sk }: Attributes): Key => ({ pk: pk?.S ?? '', sk: sk?.S ?? '' });

type Convert = (value: AttributeValue) => Promise<AttributeValue>;

/** What a submission seals: the person's own words, and the phone number of a later request. */
async function inSubmission(
  item: Attributes,
  from: string,
  to: string,
  convert: Convert,
): Promise<Attributes> {
  if (item['kind']?.S !== 'submission') return item;
  const own = await renamed(item, from, to, convert);
  const requests = item['requests']?.L;
  if (!requests) return own;
  const changed = requests.map(async ({ M = {} }) => ({ M: { ...(await renamed(M, from, to, convert)) } }));
  return { ...own, requests: { L: await Promise.all(changed) } };
}

async function renamed(map: Attributes, from: string, to: string, convert: Convert): Promise<Attributes> {
  const { [from]: value, ...rest } = map;
  return value === undefined ? map : { ...rest, [to]: await convert(value) };
}
