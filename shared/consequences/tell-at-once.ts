import { draftRestricted } from '../letter/draft-letters.ts';
import { longestDelaySeconds } from '../messaging/letter-queue.ts';
import { postLetter } from '../messaging/post-letter.ts';
import type { Referral } from '../referral/referral.ts';
import { isPaused } from '../referral/withdrawal.ts';
import { shareKey } from '../storage/keys.ts';
import { findOffice, hearsUs } from '../storage/offices.ts';
import { keyOf, tellingOf } from '../storage/referrals.ts';
import type { Share } from '../storage/shares.ts';
import type { Key } from '../storage/table.ts';
import type { ConsequenceDeps } from './deps.ts';

/** `number` tells one occasion from the next: an owner can own a case again, and share it again. */
type Occasion = {
  readonly what: 'new' | 'shared' | 'withdrawals';
  readonly office: string;
  readonly key: Key;
  readonly number: number | string;
  readonly at: string;
  readonly inCrowd?: boolean;
};

/** One withdrawal and its undoing. Whoever goes on, with one receipt, would fill a mailbox: that shares its letters. */
const mostRenewals = 2;

/**
 * A restricted case does not wait for its office's hours: its letter is frozen, then queued, now. True where it was
 * not frozen yet. A mailbox that refused the last letters is tried all the same, but somebody must call.
 */
export function tellAtOnce(referral: Referral, deps: ConsequenceDeps): Promise<boolean> {
  const { office, since: at, renewed = 0 } = referral;
  const inCrowd = referral.inCrowd === true || renewed > mostRenewals;
  const what = isPaused(referral) ? 'withdrawals' : 'new';
  return tell({ what, key: keyOf(referral), office, number: tellingOf(referral), at, inCrowd }, deps);
}

/** Nor does the office wait that is let in to help. */
export function tellGuestAtOnce(referral: Referral, share: Share, deps: ConsequenceDeps): Promise<boolean> {
  const { with: office, number, at } = share;
  return tell({ what: 'shared', key: shareKey(keyOf(referral), office), office, number, at }, deps);
}

/**
 * Those of a crowd share one letter a quarter of an hour. It waits as long as a quarter is: what comes within that
 * quarter is in the list when the letter arrives.
 */
const quarterSeconds = longestDelaySeconds;

const quarterOf = (at: string): string => `${Math.floor(Date.parse(at) / (1000 * quarterSeconds))}`;

async function tell(occasion: Occasion, deps: ConsequenceDeps): Promise<boolean> {
  const { what, key, number, at, inCrowd = false } = occasion;
  const office = await findOffice(deps.table, occasion.office);
  if (!office?.verified) {
    deps.report.count('RestrictedWithoutMailbox');
    return false;
  }
  const hash = (await deps.digests()).item(key.pk, key.sk);
  const sk = inCrowd ? `R-${what}-${quarterOf(at)}` : `R-${hash}-${number}`;
  const source = {
    ...{ office, officeName: deps.catalog.office(office.office).name, sk },
    ...{ tokens: await deps.tokens(), origin: deps.origin, tick: new Date(at), queuedAt: deps.now() },
  };
  const draft = draftRestricted(source, what, inCrowd);
  const frozen = await postLetter(draft, deps, inCrowd ? quarterSeconds : 0);
  if (frozen && !hearsUs(office)) deps.report.count('RestrictedWithoutMailbox');
  return frozen;
}
