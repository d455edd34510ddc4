import type { Rounded } from '../statement/ledger.ts';

/** A figure whose multiple of 5 can be further away than this is told as a range: one person is not "≈ 5". */
const nearEnough = 3;

/** What comes to next to nothing may still be somebody: `0–2`. Other rounded figures are near the truth: `≈ 65`. */
export function roundedInWords({ shown, low, high }: Rounded): string {
  const isFar = Math.max(shown - low, high - shown) > nearEnough;
  return low < high && (shown === 0 || isFar) ? `${low}–${high}` : about(shown);
}

export const about = (shown: number): string => `≈ ${shown}`;
