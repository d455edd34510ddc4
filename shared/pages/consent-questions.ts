import type { Catalog } from '../catalog/types.ts';
import { text } from '../text/text.ts';
import { checkbox, radios } from './fields.ts';
import type { FormState } from './form-state.ts';
import { type Html, html } from './html.ts';

const helpers = ['village-office', 'family', 'ngo', 'other'] as const;
const ways = ['read-aloud', 'signed-list'] as const;

/** Who fills in the form, and how the person said yes. */
export function helperQuestions(state: FormState): Html {
  const { language } = state;
  const by = { path: 'assisted.by', label: text(language, 'form.assisted.by.label') };
  const self = { value: '', label: text(language, 'form.assisted.by.self') };
  const others = helpers.map((value) => ({
    value,
    label: text(language, `form.assisted.by.${value}`),
    asks: ['assistedConsent'],
  }));
  return html`${radios(state, by, state.forAnother ? others : [self, ...others])}${helperConsent(state)}`;
}

function helperConsent(state: FormState): Html {
  const { language } = state;
  const question = {
    path: 'assisted.consent',
    label: text(language, 'form.assisted.consent.label'),
    when: 'assistedConsent',
    otherwise: text(language, 'form.assisted.consent.hint'),
    required: true,
  };
  const answers = ways.map((value) => ({ value, label: text(language, `form.assisted.consent.${value}`) }));
  return radios(state, question, answers);
}

/** What happens with the data, and the yes to it. */
export function consentQuestions(state: FormState, catalog: Catalog, hotline: string): Html {
  const { language } = state;
  const given = { path: 'consent.given', label: text(language, 'form.consent.given.label'), required: true };
  return html`<p>${text(language, 'form.consent.text', { hotline })}</p>${protectionQuestion(state, catalog)}${checkbox(state, given)}`;
}

/** Asked where the catalog has a program that is made from this consent. */
function protectionQuestion(state: FormState, catalog: Catalog): Html | false {
  const { language } = state;
  const question = {
    path: 'consent.protection',
    label: text(language, 'form.consent.protection.label'),
    hint: text(language, 'form.consent.protection.hint'),
    optional: true,
    when: 'protection',
  };
  return (
    catalog.programs.some((program) => program.madeFrom?.consent === 'protection') &&
    checkbox(state, question)
  );
}
