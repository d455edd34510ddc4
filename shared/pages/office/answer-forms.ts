import { type AnswerRequest, incentives } from '../../referral/answer-request.ts';
import { asksIncentive, isOutcomeOf, outcomesFor } from '../../referral/outcomes.ts';
import { isNote } from '../../referral/states.ts';
import type { Language } from '../../text/language.ts';
import { isTextKey, text } from '../../text/text.ts';
import { attribute, type Html, html } from '../html.ts';
import { actionForm, formState } from './action-form.ts';
import {
  type AnswerForm,
  type Choice,
  type ChoiceGroup,
  dateField,
  lineField,
  selectField,
} from './answer-fields.ts';
import { codeKinds, codeWords } from './history.ts';
import type { OfficeContext } from './office-layout.ts';
import type { PersonView } from './person.ts';
import type { Results } from './results.ts';

type Action = AnswerRequest['action'];
type Outcomes = ReturnType<typeof outcomesFor>;

/** One form for each answer that the owner can give now; the first step lies open, the others behind their name. */
export function answerForms(view: PersonView, context: OfficeContext, outcome?: Results): Html {
  const answers = view.actions.filter((action) => !isTap(action));
  if (answers.length === 0) return html``;
  const forms = answers.map((action) => answerForm(action, view, context, outcome));
  return html`<h2>${text(context.language, 'office.do.title')}</h2>${forms}`;
}

/** What is pressed with the telephone still in the hand: it stands beside the number. */
export function noteForms(view: PersonView, context: OfficeContext): Html {
  const notes = view.actions.filter(isTap);
  return html`${notes.map((action) => answerForm(action, view, context))}`;
}

/** Noted with one tap: nothing has to be filled in. */
const isTap = (action: Action): boolean =>
  isNote(action) && action !== 'continue' && fieldsOf[action] === none;

function answerForm(action: Action, view: PersonView, context: OfficeContext, outcome?: Results): Html {
  const { language } = context;
  const form = formState(action, language, outcome);
  const hintKey = `office.do.${action}.hint`;
  const hint = isTextKey(hintKey) && html`<p class="soft">${text(language, hintKey)}</p>`;
  const fields = html`${hint}${fieldsOf[action](form, view, context)}`;
  const button = isNote(action) ? 'second' : 'main';
  const content = actionForm(action, view, language, { fields, button });
  if (fieldsOf[action] === none) return content;
  return html`<details${attribute('open', form.errors.length > 0)}><summary>${text(language, `office.do.${action}`)}</summary>${content}</details>`;
}

type Fields = (form: AnswerForm, view: PersonView, context: OfficeContext) => Html;

const none: Fields = () => html``;

const fieldsOf: Readonly<Record<Action, Fields>> = {
  accept: none,
  reopen: none,
  release: none,
  continue: none,
  'confirm-withdrawal': none,
  try: none,
  told: none,
  share: (form, { guests }, context) =>
    codeField(form, 'with', [{ label: '', choices: officeChoices(guests, context) }]),
  schedule: (form, view) => html`${dayField(form, view, 'schedule')}${placeField(form)}`,
  wait: (form, view, { catalog }) => html`${waitReasonField(form, catalog)}${dayField(form, view, 'wait')}`,
  close: (form, view, context) =>
    html`${triesHint(view, context)}${outcomeField(form, outcomesFor(view.referral, context.catalog))}${asksIncentive(view.referral, context.catalog) && incentiveField(form)}`,
  decline: (form, view, context) =>
    html`${codeField(form, 'reason', [{ label: '', choices: choicesOf(codeKinds.decline, context.catalog.declineReasons, form.language) }])}${codeField(form, 'next', officeGroups(view, context))}`,
};

type Promised = Pick<PersonView, 'today' | 'lastDay'>;

export function dayField(form: AnswerForm, { today, lastDay }: Promised, action: 'schedule' | 'wait'): Html {
  const label = text(form.language, `office.field.date.${action}`);
  const hint = text(form.language, 'office.field.date.hint');
  return dateField(form, { name: 'date', label, hint }, { min: today, max: lastDay });
}

export const placeField = (form: AnswerForm): Html =>
  lineField(form, {
    name: 'place',
    label: text(form.language, 'office.field.place'),
    hint: text(form.language, 'office.field.place.hint'),
  });

const codeField = (
  form: AnswerForm,
  name: 'reason' | 'outcome' | 'next' | 'incentive' | 'with',
  groups: readonly ChoiceGroup[],
): Html => selectField(form, { name, label: text(form.language, `office.field.${name}`) }, groups);

const choicesOf = (kind: string, codes: readonly string[], language: Language): Choice[] =>
  codes.map((code) => ({ value: code, label: codeWords(kind, code, language) }));

const outcomeGroups = (outcomes: Outcomes, language: Language): ChoiceGroup[] =>
  Object.entries(outcomes).map(([group, codes]) => ({
    label: codeWords('outcomes', group, language),
    choices: choicesOf('outcome', codes, language),
  }));

/** Which outcomes ask for calls in vain before, and how many there were. */
function triesHint({ referral }: PersonView, { catalog, language }: OfficeContext): Html {
  const { tried = [] } = referral;
  const asking = Object.entries(catalog.triesBefore).filter(([code]) => isOutcomeOf(referral, code, catalog));
  const lines = asking.map(([code, needed]) => {
    const outcome = codeWords('outcome', code, language);
    return html`<p class="soft">${text(language, 'office.tries', { outcome, needed, count: tried.length })}</p>`;
  });
  return html`${lines}`;
}

export const outcomeField = (form: AnswerForm, outcomes: Outcomes): Html =>
  codeField(form, 'outcome', outcomeGroups(outcomes, form.language));

export const waitReasonField = (form: AnswerForm, { waitingReasons }: OfficeContext['catalog']): Html =>
  codeField(form, 'reason', [
    { label: '', choices: choicesOf(codeKinds.wait, waitingReasons, form.language) },
  ]);

/** Asked where the program pays one, so that it is counted what became of it. */
export const incentiveField = (form: AnswerForm): Html =>
  codeField(form, 'incentive', [{ label: '', choices: choicesOf('incentive', incentives, form.language) }]);

const officeChoices = (ids: readonly string[], { catalog }: OfficeContext): Choice[] =>
  ids.map((id) => ({ value: id, label: catalog.office(id).name }));

const officeGroups = ({ next }: PersonView, context: OfficeContext): ChoiceGroup[] =>
  (['named', 'others'] as const).map((group) => ({
    label: text(context.language, `office.next.${group}`),
    choices: officeChoices(next[group], context),
  }));
