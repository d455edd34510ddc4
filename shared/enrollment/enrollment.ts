import type { ChoiceField } from '../catalog/types.ts';
import type { Language } from '../text/language.ts';

export const ageBands = ['15-17', '18-24', '25-34', '35-44', '45-54', '55-64', '65+'] as const;
export type AgeBand = (typeof ageBands)[number];
export type Sex = 'f' | 'm';
/** In the place of sex and age band, where a card's number does not say them. */
export const untold = '-';

export type Choice = { readonly program: string } & { readonly [field in ChoiceField]?: string };

/** A request for help, checked and in one normal form, with what follows from the card's number. */
export type Enrollment = {
  /** Lower case. */
  readonly submissionId: string;
  /** In order of wish. */
  readonly choices: readonly Choice[];
  readonly targetGroup: string;
  readonly name: string;
  /** The number of the identity card, without signs between. Never stored: only a keyed hash of it is. */
  readonly nik: string;
  /** E.164. */
  readonly phone: string;
  readonly phoneOf: 'own' | 'family' | 'village-office';
  /** Any district of the country; whether it is open is for `screen` to say. */
  readonly district: string;
  readonly village: string;
  readonly story?: string;
  readonly about?: 'self' | 'family-member';
  readonly safeContact?: string;
  readonly plan?: string;
  readonly country?: string;
  readonly assisted?: {
    readonly by: 'village-office' | 'family' | 'ngo' | 'other';
    readonly consent: 'read-aloud' | 'signed-list';
  };
  readonly consent: { readonly given: true; readonly version: string; readonly protection: boolean };
  readonly language: Language;
  readonly sex: Sex | typeof untold;
  /** On the day of the request. */
  readonly ageBand: AgeBand | typeof untold;
};
