import type { LinkTokens } from '../identity/link-tokens.ts';
import { officeLink } from '../identity/office-links.ts';
import { type Draft, referenceOf } from '../storage/letters.ts';
import type { DirectoryEntry } from '../storage/offices.ts';
import type { AddressFacts, ProofFacts, ReportFacts } from './facts.ts';
import { readerMailbox } from './readers.ts';
import { renderLetter } from './render.ts';
import type { WeekFacts } from './week-facts.ts';

export type Counts = Draft['counts'];

export type LetterSource = {
  readonly office: Pick<DirectoryEntry, 'office' | 'mailbox' | 'addressVersion'>;
  readonly officeName: string;
  readonly sk: string;
  readonly tokens: LinkTokens;
  readonly origin: string;
  /** The schedule's time or the moment of the event; the link's life counts from it. */
  readonly tick: Date;
  readonly queuedAt: Date;
};

type ReaderSource = Pick<LetterSource, 'sk' | 'tick' | 'queuedAt'> & { readonly id: string };

/** A letter of new referrals, its words frozen: how many, and one link. */
export function draftArrivals(source: LetterSource, counts: Counts): Draft {
  const words = renderLetter({ kind: 'arrivals', counts, ...frame(source) });
  return { ...envelope(source), ...words, counts, covers: [] };
}

/**
 * The letter of one restricted case, sent at once; it looks like every other letter. It counts this case alone: to
 * count what else waits, a person in trouble would have to wait for the index. `atLeast`: others of a crowd come with it.
 */
export function draftRestricted(
  source: LetterSource,
  what: 'new' | 'shared' | 'withdrawals',
  atLeast = false,
): Draft {
  const counts = { new: 0, due: 0, overdue: 0, [what]: 1 };
  const words = renderLetter({ kind: 'restricted', counts, atLeast, ...frame(source) });
  return { ...envelope(source), ...words, counts, covers: [] };
}

/** A frozen week as a letter: an office's digest, or the national summary. */
export function draftStatement(source: LetterSource, kind: 'digest' | 'national', week: WeekFacts): Draft {
  const words = renderLetter({ kind, ...week, ...frame(source) });
  return { ...envelope(source), ...words, counts: { new: 0, due: 0, overdue: 0 }, covers: [] };
}

/** The national figures for a reader who is no office: nothing to open, so nothing to sign in with. */
export function draftForReader({ id, sk, tick, queuedAt }: ReaderSource, week: WeekFacts): Draft {
  const letter = { mailbox: readerMailbox(id), sk };
  const words = renderLetter({ kind: 'reader', ...week, reference: referenceOf(letter) });
  const times = { tick: tick.toISOString(), queuedAt: queuedAt.toISOString() };
  const counts = { new: 0, due: 0, overdue: 0 };
  return { ...letter, office: letter.mailbox, ...times, ...words, counts, covers: [] };
}

/** What the daily look found, for the desk. */
export function draftReport(source: LetterSource, found: Pick<ReportFacts, 'counts' | 'offices'>): Draft {
  const words = renderLetter({ kind: 'report', ...found, ...frame(source) });
  return { ...envelope(source), ...words, counts: { new: 0, due: 0, overdue: 0 }, covers: [] };
}

/** Of a letter about an address: who gets it, and what it tells. */
export function draftAboutAddress(
  source: Omit<LetterSource, 'officeName' | 'tokens' | 'origin'>,
  facts: Omit<ProofFacts, 'reference'> | Omit<AddressFacts, 'reference'>,
): Draft {
  const reference = referenceOf({ mailbox: source.office.mailbox, sk: source.sk });
  const words = renderLetter({ ...facts, reference });
  return { ...envelope(source), ...words, counts: { new: 0, due: 0, overdue: 0 }, covers: [] };
}

const envelope = ({
  office,
  sk,
  tick,
  queuedAt,
}: Omit<LetterSource, 'officeName' | 'tokens' | 'origin'>) => ({
  ...{ mailbox: office.mailbox, sk, office: office.office },
  tick: tick.toISOString(),
  queuedAt: queuedAt.toISOString(),
});

const frame = ({ office, officeName, sk, tokens, origin, tick }: LetterSource) => ({
  officeName,
  link: officeLink(tokens, origin, office, tick),
  reference: referenceOf({ mailbox: office.mailbox, sk }),
});
