import { unpackJson } from '../../shared/storage/packed.ts';

type Row = Readonly<Record<string, unknown>>;

/** An item as whoever reads it sees it: a letter's content stands in clear among the rest. */
export function opened<T extends Row>(item: T): T {
  const { content, ...rest } = item;
  return content instanceof Uint8Array ? ({ ...rest, ...Object(unpackJson(content)) } as T) : item;
}
