import { type Html, html } from '../html.ts';

/** A name and its value; nothing where there is no value. */
export const row = (label: string, value: Html | string | undefined): Html | false =>
  value !== undefined && html`<dt>${label}</dt><dd>${value}</dd>`;
