import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';

const terms = ['submission', 'referral', 'repeat', 'overdue', 'silent', 'helped', 'before'] as const;

/** What the words of the tables mean, folded: who reads them each Monday knows. */
export const legend = (language: Language): Html =>
  html`<details><summary>${text(language, 'office.statement.legend')}</summary><ul>${terms.map((term) => html`<li>${text(language, `office.statement.legend.${term}`)}</li>`)}</ul></details>`;
