import type * as z from 'zod/mini';
import { Poison } from '../errors.ts';
import { refuseNewer } from './shapes.ts';
import type { Item } from './table.ts';

/** An item as its schema says it is; `Poison` where the table holds something else, `Unavailable` where it is of a newer shape. */
export function parseRow<S extends z.ZodMiniType>(schema: S, item: Item): z.infer<S> {
  refuseNewer(String(item['kind']), item['v']);
  const parsed = schema.safeParse(item);
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new Poison(`row ${item.sk.split('#')[0]} does not fit its schema at: ${paths}`);
}
