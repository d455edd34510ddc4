/** What the directory knows of a mailbox that refuses letters. */
export type Refusals = {
  readonly bouncedAt?: string | undefined;
  readonly notWorkingSince?: string | undefined;
  /** The newest delivery; `outdone` is the refusal that no longer counted after it. */
  readonly delivered?: Delivered | undefined;
};
type Delivered = { readonly at: string; readonly letter: string; readonly outdone?: string | undefined };

/** What became of a letter at that time (ISO). */
export type Told = { readonly at: string; readonly letter: string };

/** A server that is set up wrong for a night is not a mailbox that is gone. */
const patienceMs = 24 * 60 * 60 * 1000;

/**
 * A letter was refused for good at that time. Two of them, a day or more apart and nothing delivered in between, mark
 * the mailbox as not working. The order in which they are heard of does not matter. Undefined: nothing is new.
 */
export function afterBounce(refusals: Refusals, { at, letter }: Told): Refusals | undefined {
  const { delivered } = refusals;
  if (delivered && at < delivered.at) return undefined;
  const known = delivered?.letter === letter ? withoutDelivery(refusals) : refusals;
  const { bouncedAt, notWorkingSince } = known;
  if (bouncedAt === undefined) return { ...known, bouncedAt: at };
  const [first, second] = [bouncedAt, at].toSorted();
  const lasts = Date.parse(second as string) - Date.parse(first as string) >= patienceMs;
  if (lasts && notWorkingSince === undefined) return { ...known, bouncedAt: first, notWorkingSince: second };
  return first === refusals.bouncedAt && known === refusals ? undefined : { ...known, bouncedAt: first };
}

/** A server can take a letter and refuse it a minute later: that was no delivery. */
const withoutDelivery = ({ bouncedAt, notWorkingSince, delivered }: Refusals): Refusals => ({
  ...{ bouncedAt: delivered?.outdone ?? bouncedAt, notWorkingSince },
});

/** A letter was delivered: whatever was refused before that does not count any more, also where it is heard of later. */
export function afterDelivery(known: Refusals, { at, letter }: Told): Refusals | undefined {
  const { bouncedAt, notWorkingSince, delivered } = known;
  if (delivered && at <= delivered.at) return undefined;
  const isOutdone = bouncedAt !== undefined && (notWorkingSince ?? bouncedAt) < at;
  return isOutdone
    ? { delivered: { at, letter, outdone: bouncedAt } }
    : { bouncedAt, notWorkingSince, delivered: { at, letter } };
}
