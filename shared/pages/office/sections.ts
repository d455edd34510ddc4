import { mainLanguage } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { bulkTick, bulkTickable, villageButton } from './bulk.ts';
import { heldNeeds, heldTick } from './held.ts';
import type { ListView, Need, PersonNeeds } from './list.ts';
import type { OfficeContext } from './office-layout.ts';
import { byPlace, needLink } from './rows.ts';

const sections = ['not-recorded', 'recorded', 'overdue', 'soon', 'later'] as const;
type Section = (typeof sections)[number];

/** The persons of a list under headings: by urgency, then by village. */
export function listSections(view: ListView, context: OfficeContext): Html[] {
  const groups = Map.groupBy(view.persons, (person) => sectionOf(person, view));
  return sections.flatMap((name) => {
    const persons = groups.get(name);
    return persons ? [section(name, persons, view, context)] : [];
  });
}

function sectionOf({ needs }: PersonNeeds, { today, soon, answered }: ListView): Section {
  if (answered) return needs.every(isRecorded) ? 'recorded' : 'not-recorded';
  const [due = today] = needs.map((need) => need.due).sort();
  return due < today ? 'overdue' : due <= soon ? 'soon' : 'later';
}

const isRecorded = ({ outcome }: Need): boolean =>
  outcome?.result === 'changed' || outcome?.result === 'unchanged';

function section(
  name: Section,
  persons: readonly PersonNeeds[],
  view: ListView,
  context: OfficeContext,
): Html {
  const place = placeName(context);
  const villages = Map.groupBy(persons.toSorted(byPlace()), (person) =>
    place(person).toLocaleLowerCase(mainLanguage),
  );
  const parts = [...villages.values()].map((people) => village(people, view, context));
  return html`<h2>${text(context.language, `office.list.${name}`)}</h2>${parts}`;
}

const placeName =
  ({ catalog }: OfficeContext) =>
  ({ village, district }: PersonNeeds): string =>
    district === undefined ? '' : [village, catalog.district(district).name].filter(Boolean).join(', ');

/** As its first person wrote it: others may have written it in capitals. */
function village(people: readonly PersonNeeds[], view: ListView, context: OfficeContext): Html {
  const place = placeName(context)(people[0] ?? { needs: [] });
  const needs = people.flatMap((person) => person.needs);
  const isAsked = view.tickAll === true || needs.some(({ asked }) => asked);
  const cards = people.map((person) => card(person, isAsked, view, context));
  if (place === '') return html`${cards}`;
  return html`<h3>${place}</h3>${villageButton(needs, view, context.language)}${cards}`;
}

function card(person: PersonNeeds, isAsked: boolean, view: ListView, context: OfficeContext): Html {
  const { language } = context;
  const who =
    person.name ?? text(language, person.district ? 'office.list.unnamed' : 'office.list.restricted');
  const rows = person.needs.map((need) => needRow(need, { who, isAsked }, view, context));
  return html`<div class="card"><h4>${who}</h4>${person.phoneChanged === true && html`<p><b>${text(language, 'office.list.phoneChanged')}</b></p>`}${rows}</div>`;
}

type Ticking = { readonly who: string; readonly isAsked: boolean };

function needRow(need: Need, { who, isAsked }: Ticking, view: ListView, context: OfficeContext): Html {
  const { language } = context;
  const held = heldNeeds(view).indexOf(need);
  const at = bulkTickable(view).indexOf(need);
  const isTicked = isAsked || need.ticked === true;
  return html`<div class="row">${at >= 0 && bulkTick(need, { at, isTicked, who }, context)}${needLink(need, view, context)}</div>${held >= 0 && heldTick(need, held, language)}`;
}
