import type { CohortTold } from '../../statement/cohorts-told.ts';
import type { Grid } from '../../statement/grid.ts';
import { cohortStates } from '../../statement/names.ts';
import type { Language } from '../../text/language.ts';
import { numberInWords } from '../../text/numbers.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';

/** What became of the people of one week after 4, 8 and 13 weeks: each column adds up to 100 %. */
export function cohortTable(cohorts: readonly CohortTold[], language: Language): Html | false {
  if (cohorts.length === 0) return false;
  const heads = cohorts.map(
    ({ age, week }) =>
      html`<th scope="col">${text(language, 'statement.cohort.age', { age })}<br><span class="soft week">${week}</span></th>`,
  );
  const rows = cohortStates.map((state, at) => {
    const cells = cohorts.map(({ states }) => share(states[at], language));
    return html`<tr><th scope="row">${text(language, `statement.cohort.${state}`)}</th>${cells}</tr>`;
  });
  const people = cohorts.map(({ people: all }) => share({ count: all, percent: 100 }, language));
  return html`<h2>${text(language, 'statement.cohort')}</h2><table class="figures many"><thead><tr><td></td>${heads}</tr></thead><tbody>${rows}<tr class="sum"><th scope="row">${text(language, 'statement.cohort.people')}</th>${people}</tr>
<tr><th scope="row">${text(language, 'statement.cohort.confirmed')}</th>${cohorts.map(({ confirmed }) => confirmedCell(confirmed, language))}</tr></tbody></table>`;
}

type Share = { readonly count: number; readonly percent: number };

const share = (of: Share | undefined, language: Language): Html =>
  html`<td>${of?.percent ?? 0}&nbsp;% <span class="soft">${numberInWords(of?.count ?? 0, language)}</span></td>`;

const confirmedCell = ({ count, of }: CohortTold['confirmed'], language: Language): Html =>
  html`<td>${of === 0 ? '–' : text(language, 'statement.cohort.of', { count: numberInWords(count, language), of: numberInWords(of, language) })}</td>`;

/** Wider than a phone: it scrolls inside its own box, by finger and by keyboard, and keeps the names of the places. */
export function gridTable({ programs, districts, sum }: Grid, language: Language): Html {
  const number = (count: number): Html => html`<td>${numberInWords(count, language)}</td>`;
  const inAll = (count: number): Html => html`<td class="sum">${numberInWords(count, language)}</td>`;
  const heads = programs.map(({ label }) => html`<th scope="col">${label[language]}</th>`);
  const rows = districts.map(
    (district) =>
      html`<tr><th scope="row">${district.name}</th>${district.counts.map((count) => number(count))}${inAll(district.sum)}</tr>`,
  );
  const all = text(language, 'statement.grid.sum');
  return html`<h2 id="grid">${text(language, 'statement.grid')}</h2><div class="wide" role="region" aria-labelledby="grid" tabindex="0"><table class="figures grid"><caption class="soft">${text(language, 'statement.grid.caption')}</caption><thead><tr><td></td>${heads}<th scope="col">${all}</th></tr></thead><tbody>${rows}<tr class="sum"><th scope="row">${all}</th>${programs.map((program) => number(program.sum))}${inAll(sum)}</tr></tbody></table></div>`;
}
