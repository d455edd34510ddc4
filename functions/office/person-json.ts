import type { PersonView } from '../../shared/pages/office/person.ts';
import { cardTriesLeft } from '../../shared/referral/card-tries.ts';
import { ownFlags } from '../../shared/referral/flags.ts';
import { isPaused } from '../../shared/referral/withdrawal.ts';

/** The same as the page shows, for machines. */
export function personJson({ id, referral, actions, opened, views, otherApplication, ...more }: PersonView) {
  const { kind, program, state, due, answerNumber = 0, ownerNumber, date, district, group } = referral;
  const { next, guests, isGuest } = more;
  return {
    ...{ id, kind, program, state, due, answerNumber, ownerNumber, actions, district, group },
    ...(date && { date }),
    ...(isPaused(referral) && {
      withdrawal: { askedAt: referral.withdrawal?.askedAt, effectiveAt: referral.withdrawal?.effectiveAt },
    }),
    ...{ otherApplication, flags: ownFlags(referral), nextOffices: [...next.named, ...next.others] },
    ...{
      sharedWith: referral.guests ?? [],
      guestOffices: guests,
      ...(isGuest && { owner: referral.office }),
    },
    ...(opened && { person: opened.personal, phoneOf: opened.submission.phoneOf }),
    ...(opened?.newPhone && { newPhone: opened.newPhone }),
    ...(referral.confirmed && { confirmed: referral.confirmed }),
    ...(referral.card && { card: referral.card }),
    cardTriesLeft: cardTriesLeft(referral),
    history: referral.answers,
    ...(more.asksReason && { asksReason: true }),
    ...(views && { views }),
  };
}
