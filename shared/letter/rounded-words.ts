import type { Rounded } from '../statement/ledger.ts';

/** A figure that its multiple of 5 can miss by more than that is told as a range: one person is not "≈ 5". */
const nearEnough = (shown: number): number => Math.max(3, shown / 10);

/** What comes to next to nothing may still be somebody: `0–2`. Other rounded figures are near the truth: `≈ 65`. */
export function roundedInWords({ shown, low, high }: Rounded): string {
  const isFar = Math.max(shown - low, high - shown) > nearEnough(shown);
  return low < high && (shown === 0 || isFar) ? `${low}–${high}` : about(shown);
}

export const about = (shown: number): string => `≈ ${shown}`;
