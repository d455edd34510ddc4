import { createHash } from 'node:crypto';
import * as z from 'zod';
import { jakartaDate } from '../shared/calendar/week.ts';

const tag = 'pepper-copy';

const schema = z.object({
  at: z.iso.datetime(),
  /** Of the secret's value, as Secrets Manager names it. */
  version: z.string(),
  fingerprint: z.string(),
  /** The first year whose card numbers it can hash. */
  from: z.coerce.number(),
  keepers: z.coerce.number(),
});

/** What is known of the copies that keepers hold, without them: it stands as a tag beside the secret. */
export type Escrow = z.infer<typeof schema>;

const fields = ['at', 'version', 'fingerprint', 'from', 'keepers'] as const;

/** In a tag's alphabet, and below its 256 characters. */
export const escrowTag = (note: Escrow): Record<string, string> => ({
  [tag]: fields.map((name) => `${name}=${note[name]}`).join(' '),
});

export function readEscrow(tags: ReadonlyMap<string, string>): Escrow | undefined {
  const pairs = (tags.get(tag) ?? '').split(' ').map((pair) => pair.split('=', 2));
  const read = schema.safeParse(Object.fromEntries(pairs));
  return read.success ? read.data : undefined;
}

/** Tells a keeper whether the copy that was opened is the right one. Of 64 random symbols it gives nothing away. */
export const fingerprintOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex').slice(0, 16);

/** This year, and from December on the next one too: applications of both must find their pepper. */
export function yearsNeeded(now: Date): readonly number[] {
  const [year, month] = jakartaDate(now).split('-').map(Number);
  return month === 12 ? [Number(year), Number(year) + 1] : [Number(year)];
}
