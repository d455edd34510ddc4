import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';

/** To the newest closed week: what a letter on Monday promises must be one tap away after signing in. */
export const statementLink = (language: Language): Html =>
  html`<p><a href="/office/statements?lang=${language}">${text(language, 'office.list.statement')}</a></p>`;
