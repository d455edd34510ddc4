import type { Referral } from './referral.ts';

const conditional = 'conditional.';

/** What the owner has to look at. Conditions of the person's other choices are no business of this office. */
export const ownFlags = ({ flags, program }: Pick<Referral, 'flags' | 'program'>): string[] =>
  flags.filter((flag) => !flag.startsWith(conditional) || flag === `${conditional}${program}`);
