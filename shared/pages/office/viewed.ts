import { momentInWords } from '../../text/dates.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { codeWords } from './history.ts';
import type { OfficeContext } from './office-layout.ts';
import type { PersonView } from './person.ts';

/** Who has looked at this person, the newest first. */
export function viewedList(
  { views = [] }: Pick<PersonView, 'views'>,
  { catalog, language }: OfficeContext,
): Html | false {
  if (views.length === 0) return false;
  const lines = views.map(({ at, office, by, reason }) => {
    const who = text(language, 'office.history.by', { office: catalog.office(office).name, by });
    return html`<li>${momentInWords(at, language)}${reason !== undefined && `. ${codeWords('viewing', reason, language)}`}<span class="hint">${who}</span></li>`;
  });
  return html`<h2>${text(language, 'office.viewed.title')}</h2><ul>${lines}</ul>`;
}
