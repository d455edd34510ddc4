import { dateInWords } from '../../text/dates.ts';
import { isTextKey, text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { readablePhone, telephone } from '../telephone.ts';
import type { Need } from './list.ts';
import { type ListQuery, queryText } from './list-query.ts';
import { type OfficeContext, officeLayout, type SignedIn } from './office-layout.ts';
import { byPlace, needName } from './rows.ts';

type Line = { readonly phone: string; readonly phoneOf: string };

/** One person to call, with all needs that came with one submission. */
export type Call = Line & {
  readonly name: string;
  readonly village: string;
  readonly district: string;
  /** Given later with the receipt; neither is proven. */
  readonly newPhone?: Line;
  readonly needs: readonly Need[];
};

export type CallSheet = SignedIn & {
  readonly today: string;
  readonly query: ListQuery;
  readonly pages: number;
  /** Needs of this page that stand on no paper. */
  readonly restricted: number;
  readonly calls: readonly Call[];
};

/** For the printer: who is called, under which number, why, and boxes for what came of it. */
export function callsPage(sheet: CallSheet, context: OfficeContext): string {
  const { language } = context;
  const { query, pages, today, restricted } = sheet;
  const title = text(language, 'office.calls.title');
  const place = byPlace();
  const calls = sheet.calls.toSorted((a, b) => dueOf(a).localeCompare(dueOf(b)) || place(a, b));
  const main = html`<p class="noprint"><a href="/office/list${queryText(query, language)}">${text(language, 'office.back')}</a></p>
<h1>${title}</h1><p><b>${sheet.officeName}</b>, ${dateInWords(today, language)}${pages > 1 && html`. ${text(language, 'office.list.page', { page: query.page ?? 1, pages })}`}</p>
<p>${text(language, 'office.calls.paper')} <span class="noprint">${text(language, 'office.calls.print')}</span></p>
${restricted > 0 && html`<p>${text(language, 'office.calls.restricted', { count: restricted })}</p>`}
${calls.length > 0 && html`<ol class="calls">${calls.map((call) => line(call, sheet, context))}</ol>`}`;
  return officeLayout({ language, title, main, signedIn: sheet });
}

const dueOf = ({ needs }: Call): string => needs.map(({ due }) => due).sort()[0] ?? '';

function line(call: Call, { today }: CallSheet, context: OfficeContext): Html {
  const { language, catalog } = context;
  const { name, village, district, newPhone, needs } = call;
  const numbers = [newPhone, call].flatMap((number) => (number ? [numberLine(number, context)] : []));
  const boxes = (['reached', 'not-reached', 'comes'] as const).map(
    (box) => html`<span>☐ ${text(language, `office.calls.${box}`)}</span> `,
  );
  return html`<li><h2>${name}</h2><p>${village}, ${catalog.district(district).name}</p>${numbers}
<ul>${needs.map((need) => needLine(need, today, context))}</ul><p class="boxes">${boxes}</p></li>`;
}

function numberLine({ phone, phoneOf }: Line, { language }: OfficeContext): Html {
  const key = `office.person.phoneOf.${phoneOf}`;
  return html`<p><b>${telephone(phone, readablePhone(phone))}</b> (${isTextKey(key) ? text(language, key) : phoneOf})</p>`;
}

function needLine(need: Need, today: string, context: OfficeContext): Html {
  const { language } = context;
  const { state, due } = need;
  const term = text(language, due < today ? 'office.overdue' : 'office.due', {
    date: dateInWords(due, language),
  });
  return html`<li>${needName(need, context)}. ${text(language, `office.state.${state}`)}. ${term}</li>`;
}
