import { type Html, html } from './html.ts';

/** A number to tap: shown as it was configured, dialed without its signs. */
export const telephone = (number: string, words: string = number): Html =>
  html`<a href="tel:${number.replace(/[^\d+*#]/g, '')}">${words}</a>`;
