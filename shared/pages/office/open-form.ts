import { text } from '../../text/text.ts';
import { html } from '../html.ts';
import { actionForm, formState } from './action-form.ts';
import { selectField } from './answer-fields.ts';
import { codeWords } from './history.ts';
import type { PersonParts } from './person.ts';

/** Where a reason is needed, it is asked for in the place in which the person would stand. */
export const openForm: PersonParts = (view, { catalog, language }, outcome) => {
  const choices = catalog.viewReasons.map((value) => ({
    value,
    label: codeWords('viewing', value, language),
  }));
  const field = { name: 'reason', label: text(language, 'office.open.reason') };
  const select = selectField(formState('open', language, outcome), field, [{ label: '', choices }]);
  const fields = html`<p>${text(language, 'office.open.hint')}</p>${select}`;
  return html`<div class="box"><h2>${text(language, 'office.do.open')}</h2>${actionForm('open', view, language, { fields, button: 'second' })}</div>`;
};
