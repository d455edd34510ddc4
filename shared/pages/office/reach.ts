import { isOpen } from '../../referral/states.ts';
import { text } from '../../text/text.ts';
import { html } from '../html.ts';
import { noteForms } from './answer-forms.ts';
import { cardBox } from './card.ts';
import { contactBox } from './contact.ts';
import { openForm } from './open-form.ts';
import type { PersonParts } from './person.ts';

/** How to reach the person, what came of it, and for the owner whether the card was seen; nothing once the need is closed. */
export const reachParts: PersonParts = (view, context, outcome) => {
  const { language } = context;
  const { opened, referral } = view;
  if (view.asksReason) return openForm(view, context, outcome);
  if (!opened)
    return html`<p>${text(language, isOpen(referral.state) ? 'office.person.never' : 'office.person.closed')}</p>`;
  return html`${contactBox(opened, referral, context)}${noteForms(view, context)}${cardBox(view, language, outcome)}`;
};
