import { deployment } from '../catalog/deployment.ts';
import { type Html, html, raw } from './html.ts';

const money = deployment.currencySign;
const book = 'M12 15c-3-2-6-2-10-2v8c4 0 7 0 10 2 3-2 6-2 10-2v-8c-4 0-7 0-10 2v8';

/**
 * Line drawings of our own on 24 x 24 units, one color. An open book means "learn", a coin or a note with the currency's sign "money",
 * a stall "my own business". Which program has which one is in the catalog (`pictogram`).
 */
const drawings = {
  dig: '<circle cx="9" cy="3.5" r="2"/><path d="M8 8l-3 6 4 3v6M5 14l-3 9M8 8l5 5M10 10l7 9M14 23c1-5 8-5 9 0z"/>',
  tools:
    '<g stroke-linecap="butt"><circle cx="8" cy="15" r="3.7"/><circle cx="8" cy="15" r="5.9" stroke-width="2.8" stroke-dasharray="2.3 2.33"/></g><path d="M19 23V8M19 14c-4 0-5-2-5-5 4 0 5 2 5 5zM19 8c0-4 1-6 4-6 0 4-1 6-4 6z"/>',
  'learn-stall': `<path d="M5 1h14l2 4H3zM8 1v4M12 1v4M16 1v4M5 5v6M19 5v6"/><path d="${book}"/>`,
  'learn-skill': `<path fill="currentColor" d="M5 1h9c3 0 4 1 5 4H5z"/><path d="M10 5v6${book}"/>`,
  'stall-grows': '<path d="M4 7h8l2 5H2zM6 7v5M10 7v5M3 12v10h10V12M6.5 22v-6h3v6M19 22V3l-4 4M19 3l4 4"/>',
  'learn-money': `<circle cx="12" cy="6" r="5.2"/><text x="11.8" y="8.2" font-size="6">${money}</text><path d="${book}"/>`,
  bank: `<path d="M1 9l11-7 11 7zM4 12v7M20 12v7M1 22.5h22"/><text x="12" y="18.5" font-size="8">${money}</text>`,
  transfer: `<path d="M2 8h20v9H2zM2 4h18l-2.5-2.5M20 4l-2.5 2.5M22 21H4l2.5-2.5M4 21l2.5 2"/><text x="12" y="14.7" font-size="6">${money}</text>`,
  family:
    '<path d="M1 8l11-7 11 7M2 23v-5a3 3 0 0 1 6 0v5M22 23v-5a3 3 0 0 0-6 0v5M10 23v-1a2 2 0 0 1 4 0v1"/><circle cx="5" cy="11.5" r="2"/><circle cx="19" cy="11.5" r="2"/><circle cx="12" cy="17" r="1.5"/>',
  rescue:
    '<circle cx="9" cy="6" r="2.5"/><path d="M2 3l3 8h8l3-8M5 11v6M13 11v6M1 21c2-2 3-2 5.5 0s3 2 5.5 0 3-2 5.5 0 3 2 5.5 0M21 2v8M21 14v.1"/>',
  help: '<path d="M12 21C4 15 3 12 3 8a4.5 4.5 0 0 1 9-1 4.5 4.5 0 0 1 9 1c0 4-1 7-9 13z"/>',
  none: '<circle cx="12" cy="12" r="9"/><path d="M6 6l12 12"/>',
} as const;

type Picture = keyof typeof drawings;

const isPicture = (name: string): name is Picture => Object.hasOwn(drawings, name);

/** Another ministry's catalog may name none of ours: a heart says help. */
const pictureOf = (name = 'help'): Picture => (isPicture(name) ? name : 'help');

/** A picture beside words that say the same; its drawing stands in `pictogramSheet`. */
export const pictogram = (name: string | undefined): Html =>
  html`<svg class="picture" aria-hidden="true"><use href="#picture-${pictureOf(name)}"/></svg>`;

/** The drawings, once a page. */
export function pictogramSheet(names: readonly (string | undefined)[]): Html {
  const symbols = [...new Set(names.map(pictureOf))].map(
    (name) => html`<symbol id="picture-${name}" viewBox="0 0 24 24">${raw(drawings[name])}</symbol>`,
  );
  return html`<svg hidden>${symbols}</svg>`;
}
