import type { Language } from '../text/language.ts';
import { text } from '../text/text.ts';
import { type Html, html } from './html.ts';

/** A name that programs like to fill in. No field of the contract is called so. */
export const honeypot = 'website';

/** A question that people neither see nor reach: an answer to it comes from a program, or from a browser's own filling. */
export const honeypotField = (language: Language): Html =>
  html`<div class="away" aria-hidden="true"><label for="${honeypot}">${text(language, 'form.honeypot')}</label><input type="text" id="${honeypot}" name="${honeypot}" tabindex="-1" autocomplete="off"></div>`;
