import type { Rounded } from '../statement/ledger.ts';

/** What comes to next to nothing may still be somebody: `0–2`. Other rounded figures are near the truth: `≈ 65`. */
export const roundedInWords = ({ shown, low, high }: Rounded): string =>
  shown === 0 && low < high ? `0–${high}` : about(shown);

export const about = (shown: number): string => `≈ ${shown}`;
