import { type Html, html } from './html.ts';
import { qrStrokes, quiet } from './qr-strokes.ts';

/** A QR code as one small picture, black on white also where the page is dark. */
export function qrCode(content: string, label: string): Html {
  const { size, strokes } = qrStrokes(content);
  const side = size + 2 * quiet;
  return html`<svg class="qr" viewBox="-${quiet} -${quiet} ${side} ${side}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect fill="#fff" x="-${quiet}" y="-${quiet}" width="${side}" height="${side}"/><path stroke="#000" d="${strokes}"/></svg>`;
}
