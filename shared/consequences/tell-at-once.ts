import { draftRestricted } from '../letter/draft-letters.ts';
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
};

/**
 * A restricted case does not wait for its office's hours: its letter is frozen, then queued, now. True where it was
 * not frozen yet. A mailbox that refused the last letters is tried all the same, but somebody must call.
 */
export function tellAtOnce(referral: Referral, deps: ConsequenceDeps): Promise<boolean> {
  const { office, since: at } = referral;
  const what = isPaused(referral) ? 'withdrawals' : 'new';
  return tell({ what, key: keyOf(referral), office, number: tellingOf(referral), at }, deps);
}

/** Nor does the office wait that is let in to help. */
export function tellGuestAtOnce(referral: Referral, share: Share, deps: ConsequenceDeps): Promise<boolean> {
  const { with: office, number, at } = share;
  return tell({ what: 'shared', key: shareKey(keyOf(referral), office), office, number, at }, deps);
}

async function tell({ what, key, number, at, ...to }: Occasion, deps: ConsequenceDeps): Promise<boolean> {
  const office = await findOffice(deps.table, to.office);
  if (!office?.verified) {
    deps.report.count('RestrictedWithoutMailbox');
    return false;
  }
  const hash = (await deps.digests()).item(key.pk, key.sk);
  const source = {
    ...{ office, officeName: deps.catalog.office(to.office).name, sk: `R-${hash}-${number}` },
    ...{ tokens: await deps.tokens(), origin: deps.origin, tick: new Date(at), queuedAt: deps.now() },
  };
  const frozen = await postLetter(draftRestricted(source, what), deps);
  if (frozen && !hearsUs(office)) deps.report.count('RestrictedWithoutMailbox');
  return frozen;
}
