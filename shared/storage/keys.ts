import { isCanary } from '../letter/canary.ts';
import type { Key } from './table.ts';

/** The two sparse indexes are cut in eight, so that no partition of a busy week or office runs hot. */
export const shardCount = 8;

/** The shard of a person or submission: stable, and even because its input is an HMAC. */
export function shardOf(digest: string): number {
  return (Buffer.from(digest, 'base64url')[0] ?? 0) % shardCount;
}

export const shards: readonly number[] = Array.from({ length: shardCount }, (_, shard) => shard);

export const submissionKey = (submission: string): Key => ({ pk: `S#${submission}`, sk: 'S' });

export const referralKey = (person: string, program: string, year: number): Key => ({
  pk: `P#${person}`,
  sk: `R#${program}#${year}`,
});

export const checkKey = (person: string, submission: string, program: string): Key => ({
  pk: `P#${person}`,
  sk: `C#${submission}#${program}`,
});

/** An office that is let in to see a referral or check. */
export const shareKey = (shared: Key, office: string): Key => ({
  pk: shared.pk,
  sk: `X#${shared.sk}#${office}`,
});

/** The referral or check that a share is of. */
export const sharedKey = ({ pk, sk }: Key): Key => ({ pk, sk: sk.slice('X#'.length, sk.lastIndexOf('#')) });

/** The program that the key of a referral or check names. */
export function programOf({ sk }: Pick<Key, 'sk'>): string {
  const [kind, first = '', second = ''] = sk.split('#');
  return kind === 'C' ? second : first;
}

/** The decision that belongs to one answer of a referral or check. */
export const decisionKey = (answered: Key, number: number): Key => ({
  pk: answered.pk,
  sk: `D#${answered.sk}#${String(number).padStart(4, '0')}`,
});

/** What the applicant says of a closure: the request of that number, of the referral or check that it speaks of. */
export const confirmationKey = (spokenOf: Key, number: number): Key => ({
  pk: spokenOf.pk,
  sk: `F#${spokenOf.sk}#${String(number).padStart(4, '0')}`,
});

/** Somebody looked at this person; sorted by time, and told apart where two looked at once. */
export const viewKey = (person: string, at: string, random: string): Key => ({
  pk: `P#${person}`,
  sk: `V#${at}#${random}`,
});

/** Everything but the submissions themselves. */
export const personPartition = (person: string): string => `P#${person}`;

/** What an erasure of the person has to do, while it is under way. */
export const erasureKey = (person: string): Key => ({ pk: personPartition(person), sk: 'E' });

/** What weeks go on counting of somebody who was erased; the alias is random. */
export const anonymousKey = (alias: string, order: number): Key => ({
  pk: `E#${alias}`,
  sk: String(order).padStart(4, '0'),
});

/** One application of the canary: what was sent, what stands for its referral, its letter. */
export const canaryKey = (part: 'S' | 'R' | 'L', id: string): Key => ({ pk: 'CANARY', sk: `${part}-${id}` });

export const letterKey = (mailbox: string, sk: string): Key =>
  isCanary(mailbox) ? { ...canaryKey('L', ''), sk } : { pk: `L#${mailbox}`, sk };
export const statementKey = (week: string, part: string): Key => ({ pk: `T#${week}`, sk: part });
/** An older week that is to be counted again. */
export const recountKey = (week: string): Key => ({ pk: 'RECOUNT', sk: week });
/** Needs by program and place as they were counted last. */
export const liveNeedsKey: Key = { pk: 'NEEDS', sk: 'LIVE' };
export const officeKey = (office: string): Key => ({ pk: 'OFFICE', sk: office });
export const codeKey = (mailbox: string, browser: string): Key => ({ pk: `A#${mailbox}`, sk: browser });
/** Whom a session of the mailbox's office has opened lately. */
export const seenKey = (mailbox: string, session: string): Key => ({
  pk: `A#${mailbox}`,
  sk: `SEEN#${session}`,
});
export const holdKey = (counted: string, hour: string): Key => ({ pk: `H#${counted}#${hour}`, sk: 'H' });
export const unmetKey = (week: string, submissionId: string): Key => ({ pk: `U#${week}`, sk: submissionId });

export const weekShard = (week: string, shard: number): string => `W#${week}#${shard}`;
export const officeShard = (office: string, shard: number): string => `${office}#${shard}`;

/** What others share with an office stands beside its own list, so that nothing there is taken for its own. */
export const sharedShard = (office: string, shard: number): string => officeShard(`SHARED@${office}`, shard);

/** Submissions with a request by receipt that nobody has looked at again, ordered by the moment of the newest one. */
export const freshRequests = (shard: number): string => officeShard('REQUESTS', shard);

/** Letters that are not yet known to be sent stand together here, ordered by the moment they were queued. */
export const unsentLetters = 'LETTERS';

/** Letters that went, or may have gone, and of which the mail service has told no end yet; ordered alike. */
export const unheardLetters = 'UNHEARD';

/** What notify knows of a mail service that takes nothing. */
export const mailRestKey: Key = { pk: 'MAIL', sk: 'REST' };

/** From which export all records of this system came, named by the hash of its manifest. */
export const importKey = (manifest: string): Key => ({ pk: 'IMPORT', sk: manifest });
