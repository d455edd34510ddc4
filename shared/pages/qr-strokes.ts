import { encode } from 'uqr';

/** White around the code, in modules: readers find none without it (ISO/IEC 18004 asks for four). */
export const quiet = 4;

/** The modules of a QR code as a path, in a square of so many. As long for every content of a length. */
export function qrStrokes(content: string): { readonly size: number; readonly strokes: string } {
  // A photograph of a wet or folded slip still has to be read: 15 % may be lost.
  const { size, data } = encode(content, { ecc: 'M', border: 0 });
  return { size, strokes: data.map((row, y) => `M0 ${y}.5${row.map(step).join('')}`).join('') };
}

/** One step to the right, drawing or not: compressed it is shorter than strokes of every length. */
const step = (dark: boolean): string => (dark ? 'h1  ' : 'm1 0');
