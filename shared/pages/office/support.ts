import type {
  DistrictNeeds,
  NeedCount,
  ProgramNeeds,
  TrainingCount,
} from '../../statement/supported-needs.ts';
import { momentInWords } from '../../text/dates.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { type OfficeContext, officeLayout, type SignedIn } from './office-layout.ts';

export type SupportView = SignedIn & {
  readonly programs: readonly ProgramNeeds[];
  /** When it was counted (ISO); absent before the first count. */
  readonly at?: string;
};

/** Programs that others answer and this office supports: how many, where, to plan classes and quotas. */
export function supportPage(view: SupportView, context: OfficeContext): string {
  const { language } = context;
  const title = text(language, 'office.support.title');
  const counted =
    view.at === undefined
      ? text(language, 'office.support.uncounted')
      : text(language, 'office.support.at', { moment: momentInWords(view.at, language) });
  const main = html`<p class="noprint"><a href="/office/list?lang=${language}">${text(language, 'office.back')}</a></p>
<h1>${title}</h1>
<p><b>${view.officeName}</b></p><p>${text(language, 'office.support.why')}</p>
<p class="soft">${counted}</p>${view.at !== undefined && html`<p class="soft">${text(language, 'office.support.how')}</p>`}
${view.programs.map((program) => section(program, context))}`;
  return officeLayout({ language, title, main, path: '/office/support', signedIn: view });
}

function section(needs: ProgramNeeds, context: OfficeContext): Html {
  const { catalog, language } = context;
  const heading = html`<h2>${catalog.program(needs.program).name[language]}</h2>`;
  if (needs.restricted)
    return html`${heading}<p>${text(language, 'office.support.restricted')}</p>${table([country(needs, context)], context)}`;
  if (needs.districts.length === 0) return html`${heading}<p>${text(language, 'office.support.quiet')}</p>`;
  const rows = needs.districts.map((district) => districtRow(district, context));
  const total = countRow(html`<b>${text(language, 'office.support.total')}</b>`, needs);
  return html`${heading}${table(rows.length > 1 ? [total, ...rows] : rows, context)}${trainings(needs, context)}`;
}

function table(rows: readonly Html[], { language }: OfficeContext): Html {
  const heads = (['week', 'fourWeeks', 'open'] as const).map(
    (column) => html`<th scope="col">${text(language, `office.support.${column}`)}</th>`,
  );
  return html`<table class="figures"><thead><tr><td></td>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
}

const country = (needs: NeedCount, { language }: OfficeContext): Html =>
  countRow(html`${text(language, 'office.support.country')}`, needs);

const countRow = (label: Html, { week, fourWeeks, open }: NeedCount): Html =>
  html`<tr><th scope="row">${label}</th><td>${week}</td><td>${fourWeeks}</td><td>${open}</td></tr>`;

/** What was asked for in the four weeks stands below the place: which class is worth opening there. */
function districtRow(needs: DistrictNeeds, { catalog, language }: OfficeContext): Html {
  const kinds = needs.trainings.map(
    ({ trainingType, fourWeeks }) => `${typeName(trainingType, { catalog, language })} ${fourWeeks}`,
  );
  const below = kinds.length > 0 && html`<tr class="below"><td colspan="4">${kinds.join(', ')}</td></tr>`;
  return html`${countRow(html`${catalog.district(needs.district).name}`, needs)}${below}`;
}

const typeName = (type: string, { catalog, language }: OfficeContext): string =>
  catalog.trainingTypes.find(({ id }) => id === type)?.name[language] ?? type;

function trainings({ trainings: types, districts }: ProgramNeeds, context: OfficeContext): Html | false {
  if (types.length === 0 || districts.length < 2) return false;
  const { language } = context;
  const row = ({ trainingType, week, fourWeeks }: TrainingCount): Html =>
    html`<tr><th scope="row">${typeName(trainingType, context)}</th><td>${week}</td><td>${fourWeeks}</td></tr>`;
  return html`<h3>${text(language, 'office.support.trainings')}</h3><table class="figures"><thead><tr><td></td><th scope="col">${text(language, 'office.support.week')}</th><th scope="col">${text(language, 'office.support.fourWeeks')}</th></tr></thead><tbody>${types.map(row)}</tbody></table>`;
}
