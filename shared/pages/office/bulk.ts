import { outcomesForAny } from '../../referral/outcomes.ts';
import { type Action, allows, isNote } from '../../referral/states.ts';
import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { attribute, type Html, html } from '../html.ts';
import type { AnswerForm } from './answer-fields.ts';
import { dayField, incentiveField, outcomeField, placeField, waitReasonField } from './answer-forms.ts';
import type { ListView, Need } from './list.ts';
import { queryText } from './list-query.ts';
import { hidden, type OfficeContext } from './office-layout.ts';
import type { Results } from './results.ts';
import { needName } from './rows.ts';

/** An id has up to 150 characters, and a body at most 16 KB. */
const mostAtOnce = 80;

/** What can be said to many with the same words. To hand over, or to open again, each is looked at by itself. */
const actions = ['accept', 'schedule', 'wait', 'close', 'try'] as const satisfies readonly Action[];
type BulkAction = (typeof actions)[number];

/** People in trouble are not answered in bulk: what is right for one may put another in danger. What is held has a box of its own, and what is perhaps withdrawn rests. */
export const bulkTickable = ({ persons }: Pick<ListView, 'persons'>): readonly Need[] =>
  persons
    .flatMap(({ needs }) => needs)
    .filter(
      ({ restricted, state, said }) =>
        !restricted && state !== 'held' && said !== 'pause' && possible(state).length > 0,
    )
    .slice(0, mostAtOnce);

const possible = (state: Need['state']): BulkAction[] => actions.filter((action) => allows(action, state));

/** What lies open because it was sent, or comes next. */
type Step = { readonly open?: string; readonly outcome?: Results };

export function nextStep(outcome?: Results): Step {
  if (!outcome) return {};
  const isWrong = outcome.results.some(({ result }) => result === 'invalid');
  const open = outcome.action === 'accept' ? 'schedule' : isWrong ? outcome.action : undefined;
  return { outcome, ...(open && { open }) };
}

/**
 * One form around the list, for a page without scripts. The enter key presses a form's first button: here one that
 * changes nothing.
 */
export function bulkForm(view: ListView, context: OfficeContext, list: readonly Html[], step: Step): Html {
  const { language } = context;
  const tickable = bulkTickable(view);
  if (tickable.length === 0) return html`${list}`;
  const ticks = html`<p class="actions">${tickButton('all', text(language, 'office.bulk.all', { count: tickable.length }))}${tickButton('none', text(language, 'office.bulk.none'))}<a href="#answers">${text(language, 'office.bulk.down')}</a></p>`;
  return html`<form id="bulk" method="post" action="/office/answers${queryText(view.query, language)}" accept-charset="utf-8" novalidate>
${hidden('csrf', view.csrf)}<button class="away" name="tick" value="same" tabindex="-1" aria-hidden="true"></button>
${view.answered ? [answers(view, context, step), ...list] : [ticks, ...list, answers(view, context, step)]}</form>`;
}

const tickButton = (value: string, words: string): Html =>
  html`<button class="second" name="tick" value="${value}">${words}</button>`;

/** Where a village has several: one button for its boxes. */
export function villageButton(needs: readonly Need[], view: ListView, language: Language): Html | false {
  const tickable = needs.filter((need) => bulkTickable(view).includes(need));
  const [first] = tickable;
  if (!first || tickable.length < 2 || view.answered) return false;
  return html`<p>${tickButton(first.id, text(language, 'office.bulk.village', { count: tickable.length }))}</p>`;
}

type Tick = { readonly at: number; readonly isTicked: boolean; readonly who: string };

export function bulkTick(need: Need, { at, isTicked, who }: Tick, context: OfficeContext): Html {
  const words = text(context.language, 'office.bulk.tick', { name: who, need: needName(need, context) });
  return html`<label class="tick"><input type="checkbox" name="ids.${at}" value="${need.id}.${need.answerNumber}" aria-label="${words}"${attribute('checked', isTicked)}></label>`;
}

function answers(view: ListView, context: OfficeContext, step: Step): Html {
  const needs = bulkTickable(view);
  const now = actions.filter((action) => needs.some(({ state }) => allows(action, state)));
  const parts = now.map((action) => part(action, view, context, step));
  return html`<section class="box" id="answers"><h2>${text(context.language, 'office.bulk.title')}</h2>${parts}</section>`;
}

function part(action: BulkAction, view: ListView, context: OfficeContext, step: Step): Html {
  const words = text(context.language, `office.do.${action}`);
  const style = isNote(action) ? 'second' : 'main';
  const button = html`<p><button class="${style}" name="action" value="${action}">${words}</button></p>`;
  if (action === 'accept' || action === 'try') return button;
  const fields = fieldsOf[action](formOf(action, context.language, step.outcome), view, context);
  return html`<details${attribute('open', step.open === action)}><summary>${words}</summary>${fields}${button}</details>`;
}

function formOf(action: BulkAction, language: Language, outcome: Results | undefined): AnswerForm {
  const typed = outcome?.typed[action];
  const all = outcome?.action === action ? outcome.results : [];
  const isForAll = all.length > 0 && all.every(({ result }) => result === 'invalid');
  return {
    ...{ action, language, nested: true },
    typed: typeof typed === 'object' && typed !== null ? { ...typed } : {},
    errors: (isForAll && all[0]?.errors) || [],
  };
}

type Fields = (form: AnswerForm, view: ListView, context: OfficeContext) => Html;

const fieldsOf: Readonly<Record<Exclude<BulkAction, 'accept' | 'try'>, Fields>> = {
  schedule: (form, view) => html`${dayField(form, view, 'schedule')}${placeField(form)}`,
  wait: (form, view, { catalog }) => html`${waitReasonField(form, catalog)}${dayField(form, view, 'wait')}`,
  close: (form, view, context) =>
    html`${outcomeField(form, outcomesForAny(bulkTickable(view), context.catalog))}${bulkTickable(view).some(({ program }) => context.catalog.program(program).incentive) && incentiveField(form)}`,
};
