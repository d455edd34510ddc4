import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import type { ListView, PersonNeeds } from './list.ts';
import type { OfficeContext } from './office-layout.ts';
import { byPlace, needLink } from './rows.ts';

/** What the owners of needs let this office see. */
export type SharedNeeds = {
  readonly persons: readonly PersonNeeds[];
  readonly count: number;
  /** Older ones are not shown. */
  readonly isCut: boolean;
};

/** Below the office's own work, because nothing can be answered here. */
export function sharedSection(view: ListView, context: OfficeContext): Html | false {
  const { language } = context;
  const { persons, count, isCut } = view.shared ?? { persons: [], count: 0, isCut: false };
  if (count === 0) return false;
  const cards = persons.toSorted(byPlace()).map((person) => card(person, view, context));
  return html`<section id="shared"><h2>${text(language, 'office.shared.title', { count })}</h2>
<p class="soft">${text(language, 'office.shared.lead')}${isCut && html` ${text(language, 'office.shared.newest', { count })}`}</p>${cards}</section>`;
}

function card(person: PersonNeeds, view: ListView, context: OfficeContext): Html {
  const { name, village, district, needs } = person;
  const place = district !== undefined && `${village}, ${context.catalog.district(district).name}`;
  const rows = needs.map((need) => html`<div class="row">${needLink(need, view, context)}</div>`);
  return html`<div class="card"><h3>${name ?? text(context.language, 'office.list.restricted')}</h3>${place && html`<p>${place}</p>`}${rows}</div>`;
}
