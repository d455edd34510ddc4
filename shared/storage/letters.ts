import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { canaryEnd } from '../canary/end.ts';
import { isCanary } from '../letter/canary.ts';
import {
  type LetterState,
  leaseMs,
  letterStates,
  mostAttempts,
  type News,
  neverArrived,
  replacedBy,
} from '../letter/letter-states.ts';
import { letterKey, unheardLetters, unsentLetters } from './keys.ts';
import { packJson, unpackJson } from './packed.ts';
import { parseRow } from './rows.ts';
import { shapes, stamp } from './shapes.ts';
import type { Change, Condition, Item, Table } from './table.ts';

const schema = z.object({
  mailbox: z.string(),
  /** `W-<running number>`, `R-<hash>-<owner number>`, of a crowd `R-new-<quarter of an hour>`, `D-<week>`, `N-<week>`, `V-<number>`, `A-<date>-<whom>-<address>`. */
  sk: z.string(),
  office: z.string(),
  state: z.enum(letterStates),
  /** Grows only where an attempt's outcome stayed unknown. */
  attempt: z.int(),
  queuedAt: z.string(),
  claimedAt: z.optional(z.string()),
  messageId: z.optional(z.string()),
  /** The schedule's time for which the letter was frozen. */
  tick: z.string(),
  /** What a `W-` letter told: hashes of item and owner number that the next one may meet again. */
  covers: z.array(z.string()),
  /** Of each week, how many needs in programs that the office supports were told, with this letter and before it. */
  supportedByWeek: z.optional(z.record(z.string(), z.int())),
  counts: z.object({
    ...{ new: z.int(), due: z.int(), overdue: z.int() },
    /** Needs that somebody asks to withdraw. */
    withdrawals: z.optional(z.int()),
    /** New needs in programs that the office supports, and persons that an owner shares with it. */
    ...{ supported: z.optional(z.int()), shared: z.optional(z.int()) },
  }),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});

/** One email as an item: frozen content and the ledger of its sending. */
export type Letter = z.infer<typeof schema>;
export type Draft = Omit<Letter, 'state' | 'attempt' | 'claimedAt' | 'messageId'>;

/** `<mailbox id>_<sk>`: the letter's name in messages and tags. */
export const letterId = (letter: Pick<Letter, 'mailbox' | 'sk'>): string => `${letter.mailbox}_${letter.sk}`;

/**
 * What a reader sees and quotes, the same each time that the letter goes: it tells nothing of the letter's kind, by
 * which a restricted case would show.
 */
export const referenceOf = (letter: Pick<Letter, 'mailbox' | 'sk'>): string =>
  createHash('sha256').update(letterId(letter)).digest('hex').slice(0, 10).toUpperCase();

export const mailboxOf = (id: string): string => id.slice(0, id.indexOf('_'));

/** No office gets it. */
export const isCanaryLetter = (id: string): boolean => isCanary(mailboxOf(id));

function keyOfId(id: string): ReturnType<typeof letterKey> {
  const mailbox = mailboxOf(id);
  return letterKey(mailbox, id.slice(mailbox.length + 1));
}

/** Shape 2. Each state rewrites the whole item, and a kB of it costs a write unit: packed, it is a third as dear. */
export function packContent({ text, html, ...ledger }: Letter) {
  return { ...ledger, content: packJson({ text, html }) };
}

const contentOf = ({ v, content }: Item): object =>
  v === 2 && content instanceof Uint8Array ? Object(unpackJson(content)) : {};

const read = (item: Item): Letter => parseRow(schema, { covers: [], ...item, ...contentOf(item) });

export async function findLetter(table: Table, id: string): Promise<Letter | undefined> {
  const item = await table.get(keyOfId(id));
  return item && read(item);
}

/** The same for those who may list letters, and not read one by its key. */
export async function letterOf(table: Table, mailbox: string, sk: string): Promise<Letter | undefined> {
  for await (const letter of newestLetters(table, mailbox, sk)) if (letter.sk === sk) return letter;
  return undefined;
}

/** Freezes the letter, or returns the one that stands under its name. */
export async function freezeLetter(table: Table, draft: Draft): Promise<{ letter: Letter; frozen: boolean }> {
  const letter: Letter = { ...draft, state: 'queued', attempt: 1 };
  const key = letterKey(draft.mailbox, draft.sk);
  const waiting = isCanary(draft.mailbox)
    ? { expiresAt: canaryEnd(draft.tick) }
    : { officeShard: unsentLetters, since: draft.queuedAt };
  const answer = await table.putNew({
    ...key,
    kind: isCanary(draft.mailbox) ? 'canary-letter' : 'letter',
    ...((shapes.letter.writes > 1 ? packContent(letter) : letter) as unknown as Item),
    ...stamp('letter'),
    ...key,
    ...waiting,
  });
  return answer.stored ? { letter, frozen: true } : { letter: read(answer.existing), frozen: false };
}

export async function newestLetter(
  table: Table,
  mailbox: string,
  prefix: string,
): Promise<Letter | undefined> {
  for await (const letter of newestLetters(table, mailbox, prefix, 1)) return letter;
  return undefined;
}

/** A mailbox that refuses letters is written to for a day, at most every hour. */
const mostLost = 24;

/** The newest letter that the office can have read; none where the last ones all came back. */
export async function newestArrived(
  table: Table,
  mailbox: string,
  prefix: string,
): Promise<Letter | undefined> {
  for await (const letter of newestLetters(table, mailbox, prefix, mostLost))
    if (!neverArrived(letter.state)) return letter;
  return undefined;
}

async function* newestLetters(
  table: Table,
  mailbox: string,
  prefix: string,
  limit?: number,
): AsyncIterable<Letter> {
  const partition = letterKey(mailbox, '').pk;
  const most = limit === undefined ? {} : { limit };
  for await (const item of table.query({ partition, prefix, ...most, descending: true, consistent: true }))
    yield read(item);
}

/** A letter that is not done with, and when its message was last known to be there. */
export type Unsent = { readonly mailbox: string; readonly id: string; readonly since: string };

/** Letters that are not known to be sent, and that nobody has touched since the moment. */
export const unsentSince = (table: Table, before: string): AsyncIterable<Unsent> =>
  waitingIn(table, unsentLetters, before);

/** Letters whose message was last there before the moment, and that are sent, or may be, and nothing more is known. */
export const unheardSince = (table: Table, before: string): AsyncIterable<Unsent> =>
  waitingIn(table, unheardLetters, before);

async function* waitingIn(table: Table, partition: string, before: string): AsyncIterable<Unsent> {
  for await (const item of table.query({ index: 'byOffice', partition })) {
    const { mailbox, sk } = { mailbox: item.pk.slice('L#'.length), sk: item.sk };
    const since = String(item['since']);
    if (since >= before) return;
    yield { mailbox, id: letterId({ mailbox, sk }), since };
  }
}

/** True for one caller, and only where the letter still lies as it was found. */
export async function touchUnsent(table: Table, { id, since }: Unsent, at: Date): Promise<boolean> {
  const change = { set: { since: at.toISOString() } };
  return (await table.update(keyOfId(id), change, { equals: { since } })).updated;
}

/** Nobody waits for news of it any more. */
export async function forgetUnheard(table: Table, { id, since }: Unsent): Promise<void> {
  const asRead = { equals: { officeShard: unheardLetters, since } };
  await table.update(keyOfId(id), { remove: leaveIndex }, asRead);
}

async function move(
  table: Table,
  id: string,
  to: LetterState,
  condition: Condition,
  change: Change = {},
): Promise<{ readonly moved: boolean; readonly letter: Letter | undefined }> {
  const set = { state: to, ...change.set };
  const answer = await table.update(keyOfId(id), { ...change, set }, condition);
  return { moved: answer.updated, letter: answer.item && read(answer.item) };
}

const leaveIndex = ['officeShard', 'since'];
/** Who waits for news of it. The canary's stands in no index: it is looked at by itself. */
const unheard = (id: string) => (isCanaryLetter(id) ? {} : { officeShard: unheardLetters });
const held = (attempt: number): Condition => ({ equals: { state: 'claimed', attempt } });

export const claimLetter = (table: Table, id: string, at: Date) =>
  move(table, id, 'claimed', { equals: { state: 'queued' } }, { set: { claimedAt: at.toISOString() } });

/** Claims the next attempt of a letter whose last one stayed without an outcome. */
export const claimAgain = (table: Table, id: string, attempt: number, at: Date) =>
  move(
    table,
    id,
    'claimed',
    { equals: { state: 'ambiguous', attempt } },
    { set: { claimedAt: at.toISOString(), attempt: attempt + 1 } },
  );

export const markSent = (table: Table, id: string, attempt: number, messageId: string) =>
  move(table, id, 'sent', held(attempt), { set: { messageId, ...unheard(id) } });

export const markAmbiguous = (table: Table, id: string, attempt: number) =>
  move(table, id, 'ambiguous', held(attempt), attempt >= mostAttempts ? { set: unheard(id) } : {});

/** Its message comes back by itself: from now on the letter counts as forgotten only after another hour. */
export const returnToQueue = (table: Table, id: string, attempt: number, at: Date) =>
  move(table, id, 'queued', held(attempt), { set: { since: at.toISOString() }, remove: ['claimedAt'] });

/** On its way anew, if it still lies as it was read; its attempts are counted from the first. */
export const queueAgain = (table: Table, letter: Letter, at: string) =>
  move(
    table,
    letterId(letter),
    'queued',
    { equals: { state: letter.state, attempt: letter.attempt } },
    { set: { attempt: 1, officeShard: unsentLetters, since: at }, remove: ['claimedAt', 'messageId'] },
  );

export const markRejected = (table: Table, id: string, attempt: number) =>
  move(table, id, 'rejected', held(attempt), { remove: leaveIndex });

/** Applies news of the mail service; news that is older than what is known changes nothing. */
export const applyNews = (table: Table, id: string, what: News) =>
  move(
    table,
    id,
    what,
    { oneOf: { state: replacedBy(what) } },
    what === 'sent' ? { set: unheard(id) } : { remove: leaveIndex },
  );

export const leaseExpired = (letter: Letter, at: Date): boolean =>
  !letter.claimedAt || at.getTime() - Date.parse(letter.claimedAt) >= leaseMs;
