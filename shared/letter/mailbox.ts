/** What the directory knows of a mailbox that refuses letters. */
export type Refusals = {
  readonly bouncedAt?: string | undefined;
  readonly notWorkingSince?: string | undefined;
};

/** A server that is set up wrong for a night is not a mailbox that is gone. */
const patienceMs = 24 * 60 * 60 * 1000;

/**
 * A letter was refused for good at that time. Two of them, a day or more apart and nothing delivered in between, mark
 * the mailbox as not working. The order in which they are heard of does not matter. Undefined: nothing is new.
 */
export function afterBounce(known: Refusals, at: string): Refusals | undefined {
  const { bouncedAt, notWorkingSince } = known;
  if (bouncedAt === undefined) return { bouncedAt: at };
  const [first, second] = [bouncedAt, at].toSorted();
  const lasts = Date.parse(second as string) - Date.parse(first as string) >= patienceMs;
  if (lasts && notWorkingSince === undefined) return { bouncedAt: first, notWorkingSince: second };
  return first === bouncedAt ? undefined : { ...known, bouncedAt: first };
}

/** A letter was delivered: whatever was refused before that does not count any more. */
export const worksAgain = ({ bouncedAt, notWorkingSince }: Refusals, at: string): boolean =>
  bouncedAt !== undefined && (notWorkingSince ?? bouncedAt) < at;
