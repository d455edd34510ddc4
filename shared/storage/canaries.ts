import * as z from 'zod/mini';
import { sealedBytes } from '../referral/applicant-request.ts';
import { languages } from '../text/language.ts';
import { canaryKey } from './keys.ts';
import { parseRow } from './rows.ts';
import type { Item, Table } from './table.ts';

const schema = z.object({
  kind: z.literal('canary'),
  /** The submission's id in clear: no person stands behind it. */
  id: z.string(),
  receivedAt: z.string(),
  content: z.string(),
  language: z.enum(languages),
  answer: z.string(),
  sealed: sealedBytes,
  expiresAt: z.int(),
});

/**
 * The canary's submission. It names no person, week or office, and stands in no index: what counts or lists does not
 * see it, whatever it looks for.
 */
export type Canary = z.infer<typeof schema>;

/** How far one came. */
export type CanarySteps = {
  readonly accepted: boolean;
  readonly referred: boolean;
  readonly lettered: boolean;
  readonly delivered: boolean;
};
export type FoundCanary = {
  readonly id: string;
  readonly steps: CanarySteps;
  /** Of its letter, which tells where it waits. */
  readonly letter: string | undefined;
  readonly expiresAt: number;
};

export const readCanary = (item: Item): Canary => parseRow(schema, item);

/** The one write that accepts, as for a person's. */
export async function acceptCanary(table: Table, canary: Canary): Promise<Canary> {
  const answer = await table.putNew({ ...canaryKey('S', canary.id), ...(canary as unknown as Item) });
  return answer.stored ? canary : readCanary(answer.existing);
}

/** Stands for the referral that would follow. */
export async function referCanary(table: Table, { id, expiresAt }: Canary): Promise<void> {
  await table.putNew({ ...canaryKey('R', id), kind: 'canary-referral', expiresAt });
}

/** All that are there; each stands for itself, with what is left of it. */
export async function listCanaries(table: Table): Promise<FoundCanary[]> {
  const items: Item[] = [];
  for await (const item of table.query({ partition: canaryKey('S', '').pk, consistent: true }))
    items.push(item);
  const byId = Map.groupBy(items, ({ sk }) => sk.slice('S-'.length));
  return [...byId].map(([id, parts]) => found(id, parts));
}

function found(id: string, parts: readonly Item[]): FoundCanary {
  const part = (name: 'S' | 'R' | 'L') => parts.find(({ sk }) => sk === canaryKey(name, id).sk);
  const letter = part('L')?.['state'];
  return {
    id,
    steps: {
      accepted: part('S') !== undefined,
      referred: part('R') !== undefined,
      lettered: letter !== undefined,
      delivered: letter === 'delivered',
    },
    letter: letter === undefined ? undefined : String(letter),
    expiresAt: Math.max(...parts.map((item) => Number(item['expiresAt']))),
  };
}

/** The submission first: from then on nothing follows from it any more. */
export async function removeCanary(table: Table, id: string): Promise<void> {
  for (const part of ['S', 'R', 'L'] as const) await table.remove(canaryKey(part, id));
}
