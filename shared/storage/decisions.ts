import { weekOf } from '../calendar/week.ts';
import type { Answer, Referral } from '../referral/referral.ts';
import { minuteOf, packTally } from '../statement/tally.ts';
import { decisionKey, shardOf, weekShard } from './keys.ts';
import { keyOf } from './referrals.ts';
import type { Item, Table } from './table.ts';

function tallyOf(referral: Referral, answer: Answer): string {
  const { district, group, program } = referral;
  const { action, office, owner, from, to, dueBefore, due } = answer;
  return packTally({
    kind: 'D',
    of: referral.kind === 'check' ? 'C' : 'R',
    ...{ district, group, program, action, office, owner, from, to, dueBefore, due },
    minute: minuteOf(new Date(answer.at)),
    outcome: answer.outcome ?? '',
  });
}

/** Writes an answer down for good: the audit record, and what its week counts. A second time changes nothing. */
export async function recordDecision(table: Table, referral: Referral, answer: Answer): Promise<void> {
  const answered = keyOf(referral);
  const week = weekOf(new Date(answer.at));
  await table.putNew({
    ...decisionKey(answered, answer.number),
    kind: 'decision',
    ...(answer as unknown as Omit<Item, 'pk' | 'sk'>),
    program: referral.program,
    submission: referral.submission,
    week,
    weekShard: weekShard(week, shardOf(referral.person)),
    weekSort: `${referral.person}#${referral.submission}#D#${answered.sk}#${answer.number}`,
    tally: tallyOf(referral, answer),
  });
}
