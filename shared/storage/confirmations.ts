import { weekOf } from '../calendar/week.ts';
import type { ApplicantRequest } from '../referral/applicant-request.ts';
import type { Referral } from '../referral/referral.ts';
import { minuteOf, packTally } from '../statement/tally.ts';
import { confirmationKey, shardOf, weekShard } from './keys.ts';
import { endOf, keyOf } from './referrals.ts';
import type { Table } from './table.ts';

/**
 * Writes down for good that the applicant said of a closure whether help came, for the week of the request; “no” opens
 * the need again and is a decision. A second time changes nothing. What the referral notes of it goes with the closure.
 */
export async function recordConfirmation(
  table: Table,
  referral: Referral,
  request: ApplicantRequest,
): Promise<void> {
  if (request.kind !== 'confirm' || request.answer === 'no') return;
  const { person, submission, program, district, group } = referral;
  const { number, at, answer, closure } = request;
  const week = weekOf(new Date(at));
  const tally = { kind: 'F', district, group, program, minute: minuteOf(new Date(at)) } as const;
  await table.putNew({
    ...confirmationKey(keyOf(referral), number),
    ...{ kind: 'confirmation', program, submission, closure, answer, at, week },
    ...endOf(referral),
    weekShard: weekShard(week, shardOf(person)),
    weekSort: `${person}#${submission}#F#${program}#${closure}#${number}`,
    tally: packTally({ ...tally, closure: String(closure), answer }),
  });
}
