import { encode } from 'uqr';
import { type Html, html } from './html.ts';

/** White around the code, in modules: readers find none without it (ISO/IEC 18004 asks for four). */
const quietZone = 4;

/** A QR code as one small picture, black on white also where the page is dark. */
export function qrCode(content: string, label: string): Html {
  // A photograph of a wet or folded slip still has to be read: 15 % may be lost.
  const { size, data } = encode(content, { ecc: 'M', border: quietZone });
  const black = data.flatMap((row, y) => runsIn(row).map(({ x, length }) => `M${x} ${y}.5h${length}`));
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path stroke="#000" d="${black.join('')}"/></svg>`;
}

type Run = { readonly x: number; readonly length: number };

/** Black modules side by side, as one stroke each. */
const runsIn = (row: readonly boolean[]): Run[] =>
  row.flatMap((dark, x) => {
    if (!dark || row[x - 1]) return [];
    const end = row.indexOf(false, x);
    return [{ x, length: (end < 0 ? row.length : end) - x }];
  });
