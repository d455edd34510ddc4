import { Poison } from '../errors.ts';
import type { Confirmation } from '../referral/applicant-request.ts';
import type { Action, State } from '../referral/states.ts';

/**
 * What the weekly count needs of an item, packed into one short attribute that is written once. Codes only: no person,
 * and of an office's answer only what it moved.
 */
export type SubmissionTally = {
  readonly kind: 'S';
  readonly district: string;
  readonly group: string;
  readonly sex: string;
  readonly ageBand: string;
  readonly minute: string;
  /** Every referral or check that must follow: chosen programs, and notes made from the answers. */
  readonly programs: readonly string[];
  /** What a prospective worker plans; empty where nobody asked, and in what was written before it was counted. */
  readonly plan: string;
  /** `closed` where that way of working is closed in the country that was named. */
  readonly placement: 'closed' | '';
};

export type ReferralTally = {
  readonly kind: 'R' | 'C';
  readonly district: string;
  readonly group: string;
  readonly sex: string;
  readonly ageBand: string;
  readonly minute: string;
  readonly program: string;
  readonly trainingType: string;
  readonly office: string;
  readonly state: State;
  readonly due: string;
};

export type DecisionTally = {
  readonly kind: 'D';
  readonly of: 'R' | 'C';
  readonly district: string;
  readonly group: string;
  readonly program: string;
  readonly minute: string;
  readonly action: Action;
  readonly office: string;
  /** The owner after the answer: the same office, or the next one. */
  readonly owner: string;
  readonly from: State;
  readonly to: State;
  readonly dueBefore: string;
  readonly due: string;
  readonly outcome: string;
  /** This and what follows is empty in what was written before it was counted. */
  readonly trainingType: string;
  /** Of a decline or a wait. */
  readonly reason: string;
  readonly incentive: string;
  /** Working days from the receipt to this answer, where it is the first one that an office gave itself; else empty. */
  readonly firstAnswer: string;
};

/** What the applicant says of a closure: did help come? “No” is a decision. */
export type ConfirmationTally = {
  readonly kind: 'F';
  readonly district: string;
  readonly group: string;
  readonly program: string;
  readonly minute: string;
  /** The number of the answer that closed the need. */
  readonly closure: string;
  readonly answer: Exclude<Confirmation, 'no'>;
};

export type Tally = SubmissionTally | ReferralTally | DecisionTally | ConfirmationTally;

const fields = {
  S: ['kind', 'district', 'group', 'sex', 'ageBand', 'minute', 'programs', 'plan', 'placement'],
  R: [
    ...['kind', 'district', 'group', 'sex', 'ageBand', 'minute'],
    ...['program', 'trainingType', 'office', 'state', 'due'],
  ],
  D: [
    ...['kind', 'of', 'district', 'group', 'program', 'minute', 'action'],
    ...['office', 'owner', 'from', 'to', 'dueBefore', 'due', 'outcome', 'trainingType'],
    ...['reason', 'incentive', 'firstAnswer'],
  ],
  F: ['kind', 'district', 'group', 'program', 'minute', 'closure', 'answer'],
} as const;

/** By the letter that a tally begins with. */
export const fieldsByKind: Readonly<Record<string, readonly string[]>> = { ...fields, C: fields.R };
const fieldsOf = (kind = ''): readonly string[] | undefined => fieldsByKind[kind];

/** How many fields earlier versions wrote: nothing of plans; decisions without training type; without reason and the rest. */
const earlierLengths: Readonly<Record<string, readonly number[]>> = { S: [7], D: [14, 15] };

/** To the minute: `2026-11-25T02:09Z`. */
export const minuteOf = (at: Date): string => `${at.toISOString().slice(0, 16)}Z`;

export function packTally(tally: Tally): string {
  const values: Readonly<Record<string, string | readonly string[]>> = { ...tally };
  return (fieldsOf(tally.kind) ?? []).map((name) => [values[name] ?? ''].flat().join('+')).join('|');
}

const isWhole = (names: readonly string[], values: readonly string[]): boolean =>
  names.length === values.length || (earlierLengths[values[0] ?? ''] ?? []).includes(values.length);

/** Throws `Poison` for a text that `packTally` did not write. */
export function unpackTally(text: string): Tally {
  const values = text.split('|');
  const names = fieldsOf(values[0]);
  if (!names || !isWhole(names, values)) throw new Poison('not a tally');
  const tally: Record<string, string | string[]> = {};
  let at = 0;
  for (const name of names) tally[name] = values[at++] ?? '';
  if (tally['kind'] === 'S') tally['programs'] = String(tally['programs']).split('+').filter(Boolean);
  return tally as unknown as Tally;
}
