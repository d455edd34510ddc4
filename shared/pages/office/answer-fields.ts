import type { FieldError } from '../../errors.ts';
import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { errorText } from '../form-state.ts';
import { attribute, type Html, html } from '../html.ts';

/** One of several forms on a page: its fields have the names of the contract, and ids of their own. */
export type AnswerForm = {
  readonly action: string;
  /** Several answers in one form: their fields stand under the action's name, `schedule.date`. */
  readonly nested?: boolean;
  readonly language: Language;
  readonly typed: Readonly<Record<string, unknown>>;
  readonly errors: readonly FieldError[];
};

type Field = { readonly name: string; readonly label: string; readonly hint?: string };

const nameIn = ({ action, nested }: AnswerForm, name: string): string =>
  nested ? `${action}.${name}` : name;

const typedIn = ({ typed }: AnswerForm, name: string): string => String(typed[name] ?? '');

export function dateField(form: AnswerForm, field: Field, limits: { min: string; max: string }): Html {
  return labelled(
    form,
    field,
    (more) =>
      html`<input type="date" name="${nameIn(form, field.name)}" min="${limits.min}" max="${limits.max}" value="${typedIn(form, field.name)}" class="short"${more}>`,
  );
}

export function lineField(form: AnswerForm, field: Field): Html {
  return labelled(
    form,
    field,
    (more) =>
      html`<input type="text" name="${nameIn(form, field.name)}" value="${typedIn(form, field.name)}" maxlength="100" autocomplete="off"${more}>`,
  );
}

/** Digits that are never shown again. */
export function numberField(form: AnswerForm, field: Field): Html {
  return labelled(
    form,
    field,
    (more) =>
      html`<input type="text" inputmode="numeric" name="${field.name}" maxlength="25" autocomplete="off" class="short"${more}>`,
  );
}

export type Choice = { readonly value: string; readonly label: string };
export type ChoiceGroup = { readonly label: string; readonly choices: readonly Choice[] };

/** A drop-down list that nothing is chosen in at first. */
export function selectField(form: AnswerForm, field: Field, groups: readonly ChoiceGroup[]): Html {
  const chosen = typedIn(form, field.name);
  const filled = groups.filter(({ choices }) => choices.length > 0);
  const parts = filled.map(({ label, choices }) => {
    const options = choices.map((choice) => option(choice, chosen));
    return filled.length > 1 ? html`<optgroup label="${label}">${options}</optgroup>` : html`${options}`;
  });
  const first = html`<option value="">${text(form.language, 'form.choose')}</option>`;
  return labelled(
    form,
    field,
    (more) => html`<select name="${nameIn(form, field.name)}"${more}>${first}${parts}</select>`,
  );
}

const option = ({ value, label }: Choice, chosen: string): Html =>
  html`<option value="${value}"${attribute('selected', value === chosen)}>${label}</option>`;

function labelled(form: AnswerForm, { name, label, hint }: Field, control: (more: Html) => Html): Html {
  const id = `${form.action}-${name}`;
  const error = form.errors.find(({ path }) => path === name);
  const wrong =
    error && `${text(form.language, 'errors.prefix')} ${errorText(error.code, form.language, error.params)}`;
  const ids = [hint !== undefined && `${id}-hint`, wrong !== undefined && `${id}-wrong`]
    .filter(Boolean)
    .join(' ');
  const more = html` id="${id}"${attribute('aria-describedby', ids || undefined)}${attribute('aria-invalid', wrong !== undefined && 'true')}`;
  return html`<div class="field${wrong !== undefined && ' bad'}"><label for="${id}">${label}</label>${hint !== undefined && html`<span class="hint" id="${id}-hint">${hint}</span>`}${wrong !== undefined && html`<span class="wrong" id="${id}-wrong">${wrong}</span>`}${control(more)}</div>`;
}
