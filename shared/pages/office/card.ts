import { cardTriesLeft, mostCardTries } from '../../referral/card-tries.ts';
import { momentInWords } from '../../text/dates.ts';
import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { attribute, type Html, html } from '../html.ts';
import { actionForm, formState } from './action-form.ts';
import { numberField } from './answer-fields.ts';
import type { PersonView } from './person.ts';
import type { Results } from './results.ts';

/** Whether somebody has seen the card, and the form to compare it as long as nobody has: for the owner. */
export function cardBox(view: PersonView, language: Language, outcome?: Results): Html | false {
  const { card } = view.referral;
  if (card) {
    const seen = { moment: momentInWords(card.at, language), by: card.by };
    return html`<p class="box">${text(language, 'office.card.seen', seen)}</p>`;
  }
  if (view.isGuest) return false;
  const left = cardTriesLeft(view.referral);
  if (left === 0)
    return html`<p class="alarm">${text(language, 'office.card.none', { most: mostCardTries })}</p>`;
  return cardForm(view, left, language, outcome);
}

/** The number that was typed never comes back: the form is empty each time. */
function cardForm(view: PersonView, left: number, language: Language, outcome?: Results): Html {
  const form = formState('check-card', language, outcome);
  const field = {
    name: 'nik',
    label: text(language, 'office.field.nik'),
    hint: text(language, 'office.field.nik.hint', { left }),
  };
  const fields = numberField(form, field);
  const content = actionForm('check-card', view, language, { fields, button: 'second' });
  return html`<details${attribute('open', form.errors.length > 0)}><summary>${text(language, 'office.do.check-card')}</summary>${content}</details>`;
}
