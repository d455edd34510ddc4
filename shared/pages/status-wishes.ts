import { phoneOwners } from '../enrollment/shape.ts';
import { confirmations } from '../referral/applicant-request.ts';
import type { ChoiceStage } from '../referral/stage.ts';
import { text } from '../text/text.ts';
import { radios, textField } from './fields.ts';
import type { FormState } from './form-state.ts';
import { attribute, type Html, html } from './html.ts';
import { postButton } from './post-button.ts';
import type { StatusView } from './status.ts';

const actionOf = ({ language }: StatusView): string => `/status?lang=${language}`;

/** Whether help came, asked of what an office has closed. */
export function helpQuestion(choice: number, { confirmed }: ChoiceStage, view: StatusView): Html {
  const { language, receipt } = view;
  const said =
    confirmed && text(language, 'status.help.said', { answer: text(language, `status.help.${confirmed}`) });
  const buttons = confirmations.map(
    (answer) =>
      html`<button class="second" name="answer" value="${answer}">${text(language, `status.help.${answer}`)}</button>`,
  );
  return html`<form method="post" action="${actionOf(view)}" accept-charset="utf-8"><p id="help-${choice}"><b>${text(language, 'status.help')}</b></p>${said && html`<p>${said}</p>`}<input type="hidden" name="receipt" value="${receipt}"><input type="hidden" name="action" value="confirm"><input type="hidden" name="choice" value="${choice}"><div class="answers" role="group" aria-labelledby="help-${choice}">${buttons}</div></form>`;
}

/** Takes back one of several choices. */
export const withdrawOne = (choice: number, view: StatusView): Html =>
  postButton({
    action: actionOf(view),
    fields: { receipt: view.receipt, action: 'withdraw', choice: String(choice) },
    words: text(view.language, 'status.withdraw.one', { number: choice }),
  });

/** Undoes a withdrawal, while that can be. */
export const keepOne = (choice: number, view: StatusView): Html =>
  postButton({
    action: actionOf(view),
    fields: { receipt: view.receipt, action: 'keep', choice: String(choice) },
    words:
      view.choices.length > 1
        ? text(view.language, 'status.keep.one', { number: choice })
        : text(view.language, 'status.keep'),
  });

/** What can still be changed, while anything is open. */
export function changes(view: StatusView): Html | false {
  const { language, receipt, choices } = view;
  if (choices.every(({ stage }) => stage === 'closed')) return false;
  const withdraw = postButton({
    action: actionOf(view),
    fields: { receipt, action: 'withdraw' },
    words: text(language, 'status.withdraw.all'),
  });
  return html`<h2>${text(language, 'status.changes')}</h2>
${phoneForm(view)}
<details><summary>${text(language, 'status.withdraw')}</summary><p>${text(language, 'status.withdraw.hint')}</p>${withdraw}</details>`;
}

function phoneForm(view: StatusView): Html {
  const { language, receipt, problem, typed = {} } = view;
  const errors = (problem?.errors ?? []).filter(({ path }) => path === 'phone' || path === 'phoneOf');
  const state: FormState = { language, values: typed, errors };
  const phone = {
    ...{ path: 'phone', label: text(language, 'status.phone.label') },
    hint: text(language, 'form.phone.hint'),
    ...({ kind: 'tel', autocomplete: 'tel', short: true } as const),
  };
  const owner = { path: 'phoneOf', label: text(language, 'form.phoneOf.label') };
  const owners = phoneOwners.map((value) => ({ value, label: text(language, `form.phoneOf.${value}`) }));
  return html`<details${attribute('open', errors.length > 0)}><summary>${text(language, 'status.phone')}</summary>
<form method="post" action="${actionOf(view)}" accept-charset="utf-8" novalidate>
<input type="hidden" name="receipt" value="${receipt}"><input type="hidden" name="action" value="correct-phone">
${textField(state, phone)}${radios(state, owner, owners)}
<button class="main">${text(language, 'status.phone.submit')}</button></form></details>`;
}
