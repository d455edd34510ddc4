import type { FieldError } from '../../errors.ts';
import type { OfficeRequest } from '../../referral/answer-request.ts';
import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import type { AnswerForm } from './answer-fields.ts';
import { hidden } from './office-layout.ts';
import type { PersonView } from './person.ts';
import type { Results } from './results.ts';

type Action = OfficeRequest['action'];

/** One button about one need, and what it takes along. */
export function actionForm(
  action: Action,
  { csrf, id, referral }: PersonView,
  language: Language,
  { fields, button }: { readonly fields: Html; readonly button: 'main' | 'second' },
): Html {
  return html`<form method="post" action="/office/answers?lang=${language}" accept-charset="utf-8" novalidate>
${hidden('csrf', csrf)}${hidden('ids', id)}${hidden('answerNumber', referral.answerNumber ?? 0)}${hidden('action', action)}
${fields}
<button class="${button}">${text(language, `office.do.${action}`)}</button></form>`;
}

/** What was typed and what is wrong with it belongs to the form that was sent. */
export function formState(action: Action, language: Language, outcome: Results | undefined): AnswerForm {
  const mine = outcome?.action === action && outcome.results[0]?.result === 'invalid';
  const errors: readonly FieldError[] = (mine && outcome.results[0]?.errors) || [];
  return { action, language, typed: mine ? outcome.typed : {}, errors };
}
