import { Poison } from '../errors.ts';
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
  /** Empty in what was written before it was counted. */
  readonly trainingType: string;
};

export type Tally = SubmissionTally | ReferralTally | DecisionTally;

const fields = {
  S: ['kind', 'district', 'group', 'sex', 'ageBand', 'minute', 'programs'],
  R: [
    ...['kind', 'district', 'group', 'sex', 'ageBand', 'minute'],
    ...['program', 'trainingType', 'office', 'state', 'due'],
  ],
  D: [
    ...['kind', 'of', 'district', 'group', 'program', 'minute', 'action'],
    ...['office', 'owner', 'from', 'to', 'dueBefore', 'due', 'outcome', 'trainingType'],
  ],
} as const;

const fieldsOf = (kind: string | undefined): readonly string[] | undefined =>
  kind === 'S' ? fields.S : kind === 'R' || kind === 'C' ? fields.R : kind === 'D' ? fields.D : undefined;

/** To the minute: `2026-11-25T02:09Z`. */
export const minuteOf = (at: Date): string => `${at.toISOString().slice(0, 16)}Z`;

export function packTally(tally: Tally): string {
  const values: Readonly<Record<string, string | readonly string[]>> = { ...tally };
  return (fieldsOf(tally.kind) ?? []).map((name) => [values[name] ?? ''].flat().join('+')).join('|');
}

/** Decisions of earlier versions end before the training type. */
const isWhole = (names: readonly string[], values: readonly string[]): boolean =>
  names.length === values.length || (values[0] === 'D' && names.length === values.length + 1);

/** Throws `Poison` for a text that `packTally` did not write. */
export function unpackTally(text: string): Tally {
  const values = text.split('|');
  const names = fieldsOf(values[0]);
  if (!names || !isWhole(names, values)) throw new Poison('not a tally');
  const tally: Record<string, string | string[]> = {};
  for (const [at, name] of names.entries()) tally[name] = values[at] ?? '';
  if (tally['kind'] === 'S') tally['programs'] = String(tally['programs']).split('+').filter(Boolean);
  return tally as unknown as Tally;
}
