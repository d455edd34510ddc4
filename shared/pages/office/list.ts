import type { State } from '../../referral/states.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { bulkForm, nextStep } from './bulk.ts';
import { heldBox } from './held.ts';
import { filterForm, pageLinks } from './list-filter.ts';
import { type ListQuery, queryText } from './list-query.ts';
import { type OfficeContext, officeLayout, type SignedIn } from './office-layout.ts';
import { type AnswerResult, type Results, resultsBox } from './results.ts';
import { needLink } from './rows.ts';
import { listSections } from './sections.ts';
import { type SharedNeeds, sharedSection } from './shared.ts';
import { statementLink } from './statement-link.ts';

export type Need = {
  readonly id: string;
  readonly kind: 'referral' | 'check';
  readonly program: string;
  readonly state: State;
  /** `YYYY-MM-DD` */
  readonly due: string;
  readonly restricted: boolean;
  readonly ownerNumber: number;
  readonly answerNumber: number;
  /** The last word was the applicant's, or an owner before this one stayed silent; `pause` while a withdrawal is asked. */
  readonly said?: 'withdraw' | 'pause' | 'resume' | 'restore' | 'dispute' | 'escalate';
  readonly ticked?: boolean;
  /** The button that was pressed ticks all of this one's village. */
  readonly asked?: boolean;
  /** What the answer just given made of it. */
  readonly outcome?: Pick<AnswerResult, 'result' | 'errors'>;
};

/** One person's open needs that came with one submission; without a name where they are restricted. */
export type PersonNeeds = {
  readonly name?: string;
  readonly village?: string;
  readonly district?: string;
  /** The applicant has given another number since. */
  readonly phoneChanged?: boolean;
  readonly needs: readonly Need[];
};

export type ListView = SignedIn & {
  /** Its reader has a page of its own beside the list. */
  readonly isDesk: boolean;
  /** `YYYY-MM-DD`, as is `lastDay`: the last day that can be promised. */
  readonly today: string;
  readonly lastDay: string;
  /** Whether there is a page of programs that it supports. */
  readonly supports: boolean;
  /** The next working day: what is due until then comes before the rest. */
  readonly soon: string;
  /** All that is open, and what of it was looked for. */
  readonly total: number;
  readonly found: number;
  /** Of what was looked for, also on the pages that are not shown. */
  readonly held?: number;
  readonly closedTotal: number;
  readonly query: ListQuery;
  readonly pages: number;
  /** By what the list can be narrowed. */
  readonly choices: { readonly programs: readonly string[]; readonly districts: readonly string[] };
  readonly persons: readonly PersonNeeds[];
  readonly closed: readonly Need[];
  /** On the first page of the whole list. */
  readonly shared?: SharedNeeds;
  /** Only what was just answered, for the next step. */
  readonly answered?: boolean;
  readonly tickAll?: boolean;
};

/** An office's work: the most urgent first, neighbors together, one call for all needs of a person. */
export function listPage(view: ListView, context: OfficeContext, results?: Results): string {
  const { language } = context;
  const title = text(language, 'office.list.title');
  const main = html`<h1>${title}</h1>
${results && results.action !== '' && resultsBox(results, language)}
<p><b>${view.officeName}</b></p>
${view.answered !== true && statementLink(language)}
${view.answered ? backLink(view, context) : head(view, context)}
${heldBox(view, context)}
${bulkForm(view, context, listSections(view, context), nextStep(results))}
${view.answered !== true && pageLinks(view, language)}
${sharedSection(view, context)}
${closedSection(view, context)}
${view.answered ? backLink(view, context) : otherPages(view, context)}`;
  const path = results ? {} : { path: '/office/list' };
  return officeLayout({ language, title, main, signedIn: view, ...path });
}

const backLink = ({ query }: ListView, { language }: OfficeContext): Html =>
  html`<p><a href="/office/list${queryText(query, language)}">${text(language, 'office.back')}</a></p>`;

function head(view: ListView, context: OfficeContext): Html {
  const { language } = context;
  const count =
    view.total === 0
      ? text(language, 'office.list.none')
      : text(language, 'office.list.total', { count: view.total });
  const sheet = `/office/list${queryText(view.query, language)}&print=1`;
  const link = html`<p><a href="${sheet}">${text(language, 'office.calls.link')}</a></p>`;
  return html`<p>${count}</p>${filterForm(view, context)}${view.persons.some(({ name }) => name !== undefined) && link}`;
}

function otherPages({ supports, isDesk }: ListView, { language }: OfficeContext): Html {
  const support = html`<p><a href="/office/support?lang=${language}">${text(language, 'office.support.title')}</a></p>`;
  const desk = html`<p><a href="/office/desk?lang=${language}">${text(language, 'office.desk.title')}</a></p>`;
  return html`${isDesk && desk}${supports && support}`;
}

function closedSection(view: ListView, context: OfficeContext): Html | false {
  const { closed, closedTotal, query } = view;
  if (closed.length === 0) return false;
  const links = closed.map((need) => html`<div class="row">${needLink(need, view, context)}</div>`);
  const heading = html`${text(context.language, 'office.list.closed')} (${closedTotal})`;
  if (view.answered || query.state === 'closed') return html`<h2>${heading}</h2>${links}`;
  const all = html`<p><a href="/office/list${queryText({ state: 'closed' }, context.language)}">${text(context.language, 'office.list.closed.all')}</a></p>`;
  return html`<details><summary>${heading}</summary>${links}${closedTotal > closed.length && all}</details>`;
}
