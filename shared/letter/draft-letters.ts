import type { LinkTokens } from '../identity/link-tokens.ts';
import { officeLink } from '../identity/office-links.ts';
import { type Draft, letterId } from '../storage/letters.ts';
import type { DirectoryEntry } from '../storage/offices.ts';
import { renderLetter } from './render.ts';

export type Counts = Draft['counts'];

export type LetterSource = {
  readonly office: DirectoryEntry;
  readonly officeName: string;
  readonly sk: string;
  readonly tokens: LinkTokens;
  readonly origin: string;
  /** The schedule's time or the moment of the event; the link's life counts from it. */
  readonly tick: Date;
  readonly queuedAt: Date;
};

/** A letter of new referrals, its words frozen: how many, and one link. */
export function draftArrivals(source: LetterSource, counts: Counts, covers: readonly string[]): Draft {
  return freeze(source, 'arrivals', counts, covers);
}

/** The letter of one restricted case, sent at once; it looks like every other letter. */
export function draftRestricted(source: LetterSource): Draft {
  return freeze(source, 'restricted', { new: 1, due: 0, overdue: 0 }, []);
}

function freeze(
  source: LetterSource,
  kind: 'arrivals' | 'restricted',
  counts: Counts,
  covers: readonly string[],
): Draft {
  const { office, officeName, sk, tokens, origin, tick, queuedAt } = source;
  const link = officeLink(tokens, origin, office.office, tick);
  const reference = letterId({ mailbox: office.mailbox, sk });
  return {
    ...{ mailbox: office.mailbox, sk, office: office.office, counts },
    tick: tick.toISOString(),
    queuedAt: queuedAt.toISOString(),
    covers: [...covers],
    ...renderLetter({ kind, officeName, counts, link, reference }),
  };
}
