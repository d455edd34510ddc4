import type { State } from '../../referral/states.ts';
import { dateInWords } from '../../text/dates.ts';
import type { TextKey } from '../../text/text.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { type OfficeContext, officeLayout, type SignedIn } from './office-layout.ts';
import { releasable, releaseBox, releaseTick } from './release.ts';
import { type Results, resultsBox } from './results.ts';

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
  /** The last word was the applicant's. */
  readonly said?: 'withdraw' | 'dispute';
};

/** One person's open needs that came with one submission; without a name where they are restricted. */
export type PersonNeeds = {
  readonly name?: string;
  readonly village?: string;
  /** The applicant has given another number since. */
  readonly phoneChanged?: boolean;
  readonly needs: readonly Need[];
};

export type ListView = SignedIn & {
  readonly today: string;
  /** The newest week that has a statement: `2026-W47`. */
  readonly lastWeek: string;
  /** The next working day: what is due until then comes before the rest. */
  readonly soon: string;
  readonly total: number;
  /** Open needs that are not shown. */
  readonly more: number;
  readonly persons: readonly PersonNeeds[];
  readonly closed: readonly Need[];
};

const urgencies = ['overdue', 'soon', 'later'] as const;
type Urgency = (typeof urgencies)[number];

/** An office's work: the most urgent first, neighbors together, one call for all needs of a person. */
export function listPage(view: ListView, context: OfficeContext, results?: Results): string {
  const { language } = context;
  const title = text(language, 'office.list.title');
  const count =
    view.total === 0
      ? text(language, 'office.list.none')
      : text(language, 'office.list.total', { count: view.total });
  const groups = Map.groupBy(view.persons, (person) => urgencyOf(person, view));
  const main = html`<h1>${title}</h1>
${results && resultsBox(results, language)}
<p><b>${view.officeName}</b></p><p>${count}</p>
${releaseBox(view, language)}
${urgencies.map((urgency) => section(urgency, groups.get(urgency) ?? [], view, context))}
${view.more > 0 && html`<p class="soft">${text(language, 'office.list.more', { count: view.more })}</p>`}
${closedSection(view, context)}
<p><a href="/office/statements/${view.lastWeek}?lang=${language}">${text(language, 'office.list.statement')}</a></p>`;
  return officeLayout({ language, title, main, path: '/office/list', signedIn: view });
}

function urgencyOf({ needs }: PersonNeeds, { today, soon }: ListView): Urgency {
  const [due = today] = needs.map((need) => need.due).sort();
  return due < today ? 'overdue' : due <= soon ? 'soon' : 'later';
}

function section(
  urgency: Urgency,
  persons: readonly PersonNeeds[],
  view: ListView,
  context: OfficeContext,
): Html | false {
  if (persons.length === 0) return false;
  const heading = text(context.language, `office.list.${urgency}`);
  const cards = persons.toSorted(byVillage).map((person) => card(person, view, context));
  return html`<h2>${heading}</h2>${cards}`;
}

/** Restricted cases, which show no village, stand first. */
const byVillage = (a: PersonNeeds, b: PersonNeeds): number =>
  (a.village ?? '').localeCompare(b.village ?? '', 'id') || (a.name ?? '').localeCompare(b.name ?? '', 'id');

function card(
  { name, village, phoneChanged, needs }: PersonNeeds,
  view: ListView,
  context: OfficeContext,
): Html {
  const who = name === undefined ? text(context.language, 'office.list.restricted') : name;
  return html`<div class="card"><h3>${who}</h3>${village !== undefined && html`<p class="soft">${village}</p>`}${phoneChanged === true && html`<p><b>${text(context.language, 'office.list.phoneChanged')}</b></p>`}${needs.map((need) => needRow(need, view, context))}</div>`;
}

function needRow(need: Need, view: ListView, context: OfficeContext): Html {
  const at = releasable(view).indexOf(need);
  return html`${needLink(need, view, context)}${at >= 0 && releaseTick(need, at, context.language)}`;
}

function needLink(
  need: Need,
  { today }: Pick<ListView, 'today'>,
  { catalog, language }: OfficeContext,
): Html {
  const { id, kind, program, restricted, state, due, said } = need;
  const what = restricted ? text(language, 'office.list.open') : catalog.program(program).name[language];
  const check = kind === 'check' && html` (${text(language, 'office.check')})`;
  return html`<div class="row"><span><a href="/office/referrals/${id}?lang=${language}">${what}</a>${check}<span class="hint">${said && html`<b>${text(language, `office.said.${said}`)}.</b> `}${text(language, `office.state.${state}`)}. ${dueWords(state, due, today, language)}</span></span></div>`;
}

/** When the next step is owed, if one is. */
export function dueWords(
  state: State,
  due: string,
  today: string,
  language: OfficeContext['language'],
): Html | false {
  if (state === 'closed') return false;
  const key: TextKey = due < today ? 'office.overdue' : 'office.due';
  const words = text(language, key, { date: dateInWords(due, language) });
  return due < today ? html`<b class="wrong">${words}</b>` : html`${words}`;
}

function closedSection(view: ListView, context: OfficeContext): Html | false {
  if (view.closed.length === 0) return false;
  const links = view.closed.map((need) => needLink(need, view, context));
  return html`<details><summary>${text(context.language, 'office.list.closed')} (${view.closed.length})</summary>${links}</details>`;
}
