import { encode } from 'uqr';
import { type Html, html } from './html.ts';

/** White around the code, in modules: readers find none without it (ISO/IEC 18004 asks for four). */
const quiet = 4;

/** A QR code as one small picture, black on white also where the page is dark. As long for every content of a length. */
export function qrCode(content: string, label: string): Html {
  // A photograph of a wet or folded slip still has to be read: 15 % may be lost.
  const { size, data } = encode(content, { ecc: 'M', border: 0 });
  const side = size + 2 * quiet;
  const rows = data.map((row, y) => `M0 ${y}.5${row.map(step).join('')}`);
  return html`<svg class="qr" viewBox="-${quiet} -${quiet} ${side} ${side}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect fill="#fff" x="-${quiet}" y="-${quiet}" width="${side}" height="${side}"/><path stroke="#000" d="${rows.join('')}"/></svg>`;
}

/** One step to the right, drawing or not: compressed it is shorter than strokes of every length. */
const step = (dark: boolean): string => (dark ? 'h1  ' : 'm1 0');
