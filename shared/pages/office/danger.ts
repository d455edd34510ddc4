import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { telephone } from '../telephone.ts';
import type { PersonView } from './person.ts';

/** Whom the person can call at any hour: said to them, or called for them. */
export function dangerBox({ lines }: Pick<PersonView, 'lines'>, language: Language): Html {
  const { hotline, urgentHotlines } = lines;
  const dayAndNight = urgentHotlines.map((line) =>
    telephone(line.number, text(language, 'form.urgentCall', line)),
  );
  return html`<div class="box urgent"><p>${text(language, 'office.danger')}</p>${dayAndNight}${telephone(hotline, text(language, 'form.serviceLine', { hotline }))}</div>`;
}
