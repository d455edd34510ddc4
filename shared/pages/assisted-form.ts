import { text } from '../text/text.ts';
import type { AssistedView } from './assisted.ts';
import { caseQuestions } from './case-questions.ts';
import { choiceQuestions } from './choice-questions.ts';
import { consentQuestions, helperQuestions } from './consent-questions.ts';
import { option, selectField, textField } from './fields.ts';
import type { FormState } from './form-state.ts';
import { type Html, html } from './html.ts';
import { numbering } from './numbering.ts';
import { contactQuestions, whoQuestions } from './person-questions.ts';
import { byProvince, villageQuestion } from './place-questions.ts';

/** The questions of the form: first those with one answer for the whole list, then those for each person. */
export function assistedForm(view: AssistedView): Html {
  const { catalog, language, hotline, today, consentVersion } = view;
  const values = { 'assisted.by': 'village-office', 'list.date': today };
  const state: FormState = { language, values, errors: [], forAnother: true };
  return html`<form id="person" autocomplete="off" novalidate data-today="${today}" data-hotline="${hotline}"${numbering(catalog)}>
<input type="hidden" name="language" value="${language}"><input type="hidden" name="consent.version" value="${consentVersion}">
<details id="same" open><summary><h2>${text(language, 'assisted.section.list')}</h2> <span class="soft" id="same-now"></span></summary>${listQuestions(state, view)}</details>
<section><h2>${text(language, 'assisted.section.person')}</h2>${numberQuestion(state)}${contactQuestions(state)}
<details id="need" open><summary>${text(language, 'assisted.need')} <span class="soft" id="need-now"></span></summary>${choiceQuestions(state, catalog)}${caseQuestions(state, catalog)}${whoQuestions(state, catalog)}</details>
<p>${text(language, 'assisted.read')}</p>${consentQuestions(state, catalog, hotline)}
<p id="said" role="status"></p>
<button class="main" id="add">${text(language, 'assisted.add')}</button> <button type="button" class="quiet" id="cancel" hidden>${text(language, 'assisted.cancel')}</button></section>
</form>`;
}

function listQuestions(state: FormState, view: AssistedView): Html {
  const { language } = state;
  const date = { path: 'list.date', label: text(language, 'form.list.date.label'), autocomplete: 'off' };
  const phone = {
    path: 'list.phone',
    label: text(language, 'form.list.phone.label'),
    hint: text(language, 'assisted.phone.hint'),
    autocomplete: 'off',
    optional: true,
  };
  return html`${districtQuestion(state, view)}${villageQuestion(state)}${textField(state, { ...date, kind: 'date', short: true })}${helperQuestions(state)}${textField(state, { ...phone, kind: 'tel', short: true })}`;
}

/** Only places where an office can be told: for others, each person has the ordinary form. */
function districtQuestion(state: FormState, { catalog, openDistricts }: AssistedView): Html {
  const { language } = state;
  const question = {
    path: 'district',
    label: text(language, 'form.district.label'),
    hint: text(language, 'assisted.district.hint'),
    required: true,
  };
  const choose = option({ value: '', label: text(language, 'form.choose') }, '');
  const open = catalog.districts.filter(({ code }) => openDistricts.has(code));
  return selectField(state, question, html`${choose}${byProvince(open, '')}`);
}

function numberQuestion(state: FormState): Html {
  const { language } = state;
  return textField(state, {
    path: 'list.number',
    label: text(language, 'form.list.number.label'),
    autocomplete: 'off',
    digits: true,
    short: true,
  });
}
