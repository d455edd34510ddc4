import { firstAnswerDays } from '../../shared/referral/first-answer.ts';
import type { Answer, Referral } from '../../shared/referral/referral.ts';
import {
  type DecisionTally,
  minuteOf,
  packTally,
  type ReferralTally,
  type SubmissionTally,
} from '../../shared/statement/tally.ts';
import type { WeekEntry } from '../../shared/statement/week-count.ts';

export const referralTally = (referral: Referral): ReferralTally => ({
  kind: referral.kind === 'check' ? 'C' : 'R',
  ...{ district: referral.district, group: referral.group, sex: 'f', ageBand: '30-39' },
  ...{ minute: minuteOf(new Date(referral.receivedAt)), program: referral.program },
  ...{ trainingType: referral.trainingType ?? '', office: referral.office },
  ...{ state: referral.state, due: referral.due },
});

/** `answers`: all that the need got until now, or no others. */
export const decisionTally = (
  referral: Referral,
  answer: Answer,
  answers: readonly Answer[] = [answer],
): DecisionTally => ({
  ...{ kind: 'D', of: referral.kind === 'check' ? 'C' : 'R' },
  ...{ district: referral.district, group: referral.group, program: referral.program },
  ...{ minute: minuteOf(new Date(answer.at)), action: answer.action },
  ...{ office: answer.office, owner: answer.owner, from: answer.from, to: answer.to },
  ...{ dueBefore: answer.dueBefore, due: answer.due, outcome: answer.outcome ?? '' },
  ...{ trainingType: referral.trainingType ?? '', reason: answer.reason ?? '' },
  incentive: answer.incentive ?? '',
  firstAnswer: firstAnswerDays({ ...referral, answers: [...answers] }, answer)?.toString() ?? '',
});

/** The submission from which exactly these referrals follow. */
export const submissionTally = (referral: Referral, programs: readonly string[]): SubmissionTally => ({
  ...{ kind: 'S', district: referral.district, group: referral.group, sex: 'f', ageBand: '30-39' },
  ...{ minute: minuteOf(new Date(referral.receivedAt)), programs, plan: '', placement: '' },
});

export const entryOf = (
  { person, submission }: Pick<Referral, 'person' | 'submission'>,
  rest: string,
  tally: Parameters<typeof packTally>[0],
): WeekEntry => ({ sort: `${person}#${submission}#${rest}`, tally: packTally(tally) });
