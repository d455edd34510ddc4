import { weekOf } from '../calendar/week.ts';
import { firstAnswerDays } from '../referral/first-answer.ts';
import type { Answer, Referral } from '../referral/referral.ts';
import { minuteOf, packTally } from '../statement/tally.ts';
import { decisionKey, shardOf, weekShard } from './keys.ts';
import { endOf, keyOf } from './referrals.ts';
import type { Item, Key, Table } from './table.ts';

function tallyOf(referral: Referral, answer: Answer): string {
  const { district, group, program, trainingType = '' } = referral;
  const { action, office, owner, from, to, dueBefore, due } = answer;
  return packTally({
    kind: 'D',
    of: referral.kind === 'check' ? 'C' : 'R',
    ...{ district, group, program, action, office, owner, from, to, dueBefore, due },
    minute: minuteOf(new Date(answer.at)),
    outcome: answer.outcome ?? '',
    ...{ trainingType, reason: answer.reason ?? '', incentive: answer.incentive ?? '' },
    firstAnswer: firstAnswerDays(referral, answer)?.toString() ?? '',
  });
}

/**
 * Writes an answer down for good: the audit record, and what its week counts. A second time changes nothing. True where
 * it was not there yet.
 */
export async function recordDecision(table: Table, referral: Referral, answer: Answer): Promise<boolean> {
  const answered = keyOf(referral);
  const week = weekOf(new Date(answer.at));
  const { stored } = await table.putNew({
    ...decisionKey(answered, answer.number),
    kind: 'decision',
    ...(answer as unknown as Omit<Item, 'pk' | 'sk'>),
    program: referral.program,
    ...endOf(referral),
    submission: referral.submission,
    week,
    weekShard: weekShard(week, shardOf(referral.person)),
    weekSort: `${referral.person}#${referral.submission}#D#${answered.sk}#${answer.number}`,
    tally: tallyOf(referral, answer),
  });
  return stored;
}

/** Whether every answer up to that moment is written down: no number is missing, and the newest came then or later. */
export async function areWritten(table: Table, answered: Key, answeredAt: string): Promise<boolean> {
  const { pk, sk } = decisionKey(answered, 0);
  const prefix = sk.slice(0, sk.lastIndexOf('#') + 1);
  let written = 0;
  let newest: Item | undefined;
  for await (const item of table.query({ partition: pk, prefix, consistent: true })) {
    written += 1;
    newest = item;
  }
  return newest?.['number'] === written && String(newest['at']) >= answeredAt;
}
